import { createHash } from 'node:crypto';

/** As in an `integrity` attribute: https://www.w3.org/TR/SRI/ */
export const digest = (algorithm: 'sha256' | 'sha384', contents: string): string =>
  createHash(algorithm).update(contents).digest('base64');
