import * as z from 'zod';

/**
 * An environment variable that carries JSON. A codec, so that the stack writes it (`z.encode`) by the very schema that
 * the function reads it with.
 */
export const jsonVariable = <Schema extends z.ZodType>(schema: Schema) =>
  z.codec(z.string(), schema, {
    decode: (text) => JSON.parse(text),
    encode: (value) => JSON.stringify(value),
  });
