import type { Shape } from '../models/model.ts';
import type { Rule } from './rules.ts';

/** What is wrong with an input. `at` is the path as AWS writes it: `transactItems.1.member.put.tableName`. */
export type Violation =
  | {
      readonly kind: 'constraint';
      readonly at: string;
      /** `undefined`: there is none. */
      readonly value: string | undefined;
      readonly constraint: string;
    }
  /** Not even the JSON type that the shape asks for. */
  | { readonly kind: 'type'; readonly at: string; readonly expected: Shape['type'] };

/** A shape, made ready to look at values. */
export interface Check {
  readonly type: Shape['type'];
  readonly hasType: (value: unknown) => boolean;
  /** Those of the shape itself. */
  readonly rules: readonly Rule[];
  /** What is wrong within a value of the right type. */
  readonly inside: (value: unknown, at: string) => readonly Violation[];
  readonly show: (value: unknown) => string;
}

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export const missing = (at: string): Violation => ({
  kind: 'constraint',
  at,
  value: undefined,
  constraint: 'Member must not be null',
});

export const violation = (at: string, value: string, constraint: string): Violation => ({
  kind: 'constraint',
  at,
  value,
  constraint,
});

export const textsOf = (rules: readonly Rule[]): string => `[${rules.map(({ text }) => text).join(', ')}]`;

export const isBroken = (rules: readonly Rule[], value: unknown): boolean =>
  rules.some(({ isMet }) => !isMet(value));

/** All that is wrong with a value that is there. */
export const checkValue = ({ hasType, type, rules, inside, show }: Check, value: unknown, at: string) => {
  if (!hasType(value)) return [{ kind: 'type', at, expected: type } as const];
  const broken = rules
    .filter(({ isMet }) => !isMet(value))
    .map(({ text }) => violation(at, show(value), text));
  return [...broken, ...inside(value, at)];
};

/** An element of a list or a map, its own rules apart: the message about those names the whole list or map. */
export const checkElement = (
  { hasType, type, inside }: Check,
  value: unknown,
  at: string,
): readonly Violation[] => {
  if (isAbsent(value)) return [missing(at)];
  return hasType(value) ? inside(value, at) : [{ kind: 'type', at, expected: type }];
};

/** Whether an element breaks a rule of its own shape. */
export const isWrong = ({ hasType, rules }: Check, value: unknown): boolean =>
  !isAbsent(value) && hasType(value) && isBroken(rules, value);
