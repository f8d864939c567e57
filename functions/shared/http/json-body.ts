import { HttpError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** `__proto__` would change what the object inherits; half a surrogate pair is no text and cannot be stored as it came. */
const refuseTraps = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('a key named __proto__');
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) {
    throw new SyntaxError('half a surrogate pair');
  }
  return value;
};

/** Reads a body as JSON in UTF-8 (RFC 8259), whatever its content type: `text/plain` spares browsers a preflight. */
export const parseJson = (rawBody: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(rawBody), refuseTraps);
  } catch (cause) {
    throw new HttpError('invalid', 'The body is not JSON in UTF-8.', { cause });
  }
};
