/** The Lambda functions of the stack, one folder of `functions/` each. */
export const FUNCTION_NAMES = [
  'capture',
  'schedule',
  'recover',
  'orders',
  'links',
  'mail-events',
  'sweep',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];
