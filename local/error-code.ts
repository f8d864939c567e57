/** The machine's name for what went wrong, such as `ENOENT`, where the error has one. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
