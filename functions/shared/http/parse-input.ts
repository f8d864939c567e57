import type * as z from 'zod';
import { HttpError } from './errors.ts';

const MAX_FIELD_LENGTH = 100;

const fieldOf = (path: readonly PropertyKey[]): string | undefined =>
  path.length === 0 ? undefined : path.map(String).join('.').slice(0, MAX_FIELD_LENGTH);

/** A schema marks an issue with `params: { code: 'card-number' }` where the client should be told so. */
const isCardNumber = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && issue.params?.['code'] === 'card-number';

const refusalOf = (issue: z.core.$ZodIssue): HttpError => {
  if (issue.code === 'unrecognized_keys') {
    return new HttpError('unknown-field', 'This field is not known.', {
      field: fieldOf([...issue.path, ...issue.keys.slice(0, 1)]),
    });
  }
  const field = fieldOf(issue.path);
  return new HttpError(isCardNumber(issue) ? 'card-number' : 'invalid', issue.message, { field });
};

/**
 * Checks what came from outside. The first mistake is refused with 400 and its path as `field`; `at` leads to `input`
 * where it is itself a field.
 */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  at: readonly string[] = [],
): z.output<Schema> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined
    ? new HttpError('invalid', 'The request is not valid.')
    : refusalOf({ ...issue, path: [...at, ...issue.path] });
};
