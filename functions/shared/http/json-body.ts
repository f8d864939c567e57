import { HttpError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as JSON in UTF-8 (RFC 8259), whatever its content type: `text/plain` spares browsers a preflight. */
export const parseJson = (rawBody: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(rawBody));
  } catch (cause) {
    throw new HttpError('invalid', 'The body is not JSON in UTF-8.', { cause });
  }
};
