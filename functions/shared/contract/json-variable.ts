import * as z from 'zod';

const json = z.codec(z.string(), z.unknown(), {
  decode: (text): unknown => JSON.parse(text),
  encode: (value) => JSON.stringify(value),
});

/**
 * An environment variable that carries JSON. A codec, so that the stack writes it (`z.encode`) by the very schema that
 * the function reads it with.
 */
export const jsonVariable = <Schema extends z.ZodType>(schema: Schema) => json.pipe(schema);
