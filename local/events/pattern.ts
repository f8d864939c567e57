/**
 * A pattern of EventBridge or of a Lambda event filter. Both speak the same language:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export type Pattern = (event: unknown) => boolean;

/** The pattern uses something that the local run does not know, or is none. */
export class UnsupportedPatternError extends Error {
  constructor(what: string) {
    super(`event pattern: ${what}`);
    this.name = 'UnsupportedPatternError';
  }
}

/** Decides about one leaf. `undefined`: the event has no such leaf. */
type Matcher = (leaf: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isString = (value: unknown): value is string => typeof value === 'string';

const isScalar = (value: unknown): boolean =>
  value === null || isString(value) || typeof value === 'number' || typeof value === 'boolean';

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const numeric = (operand: unknown): Matcher => {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0)
    throw new UnsupportedPatternError('numeric takes pairs of an operator and a number');
  const tests = Array.from({ length: operand.length / 2 }, (_, pair) => {
    const compare = COMPARISONS[String(operand[pair * 2])];
    const bound: unknown = operand[pair * 2 + 1];
    if (!compare || typeof bound !== 'number')
      throw new UnsupportedPatternError(`numeric does not know ${JSON.stringify(operand)}`);
    return (leaf: number) => compare(leaf, bound);
  });
  return (leaf) => typeof leaf === 'number' && tests.every((test) => test(leaf));
};

const text = (operator: string, operand: unknown): Matcher => {
  if (!isString(operand)) throw new UnsupportedPatternError(`${operator} takes a string`);
  const folded = operand.toLowerCase();
  switch (operator) {
    case 'prefix':
      return (leaf) => isString(leaf) && leaf.startsWith(operand);
    case 'suffix':
      return (leaf) => isString(leaf) && leaf.endsWith(operand);
    case 'equals-ignore-case':
      return (leaf) => isString(leaf) && leaf.toLowerCase() === folded;
    default:
      throw new UnsupportedPatternError(`the operator ${operator} is not known here`);
  }
};

const anythingBut = (operand: unknown): Matcher => {
  const isAnyOf = isRecord(operand)
    ? compileOperator(operand)
    : compileAlternatives(Array.isArray(operand) ? operand : [operand]);
  return (leaf) => leaf !== undefined && !isAnyOf(leaf);
};

const compileOperator = (operator: Record<string, unknown>): Matcher => {
  const [entry, ...others] = Object.entries(operator);
  if (!entry || others.length > 0) throw new UnsupportedPatternError('an operator is an object with one key');
  const [name, operand] = entry;
  switch (name) {
    case 'exists':
      if (typeof operand !== 'boolean') throw new UnsupportedPatternError('exists takes true or false');
      return (leaf) => (leaf !== undefined) === operand;
    case 'numeric':
      return numeric(operand);
    case 'anything-but':
      return anythingBut(operand);
    default:
      return text(name, operand);
  }
};

const compileAlternatives = (alternatives: readonly unknown[]): Matcher => {
  const matchers = alternatives.map((alternative): Matcher => {
    if (isRecord(alternative)) return compileOperator(alternative);
    if (!isScalar(alternative)) throw new UnsupportedPatternError('a value is a scalar or an operator');
    return (leaf) => leaf === alternative;
  });
  return (leaf) => matchers.some((matches) => matches(leaf));
};

/**
 * The leaves of a value: a list stands for its elements, each of which may match. What is no leaf counts as absent, so
 * `exists` is about leaves only, as in the service.
 */
const leavesOf = (value: unknown): readonly unknown[] => {
  const leaves = Array.isArray(value) ? value.flatMap(leavesOf) : [value];
  const scalars = leaves.filter(isScalar);
  return scalars.length === 0 ? [undefined] : scalars;
};

const child = (event: unknown, key: string): unknown => (isRecord(event) ? event[key] : undefined);

const compileField = (key: string, rule: unknown): Pattern => {
  if (key === '$or') {
    if (!Array.isArray(rule) || rule.length < 2)
      throw new UnsupportedPatternError('$or takes two patterns or more');
    const patterns = rule.map(compilePattern);
    return (event) => patterns.some((matches) => matches(event));
  }
  if (Array.isArray(rule)) {
    const matches = compileAlternatives(rule);
    return (event) => leavesOf(child(event, key)).some(matches);
  }
  const matchesBelow = compilePattern(rule);
  return (event) => {
    const below = child(event, key);
    return Array.isArray(below) ? below.some(matchesBelow) : matchesBelow(below);
  };
};

/** Reads a pattern. Throws `UnsupportedPatternError` for what it does not know, rather than matching too much. */
export const compilePattern = (pattern: unknown): Pattern => {
  if (!isRecord(pattern) || Object.keys(pattern).length === 0)
    throw new UnsupportedPatternError('a pattern is an object with at least one key');
  const fields = Object.entries(pattern).map(([key, rule]) => compileField(key, rule));
  return (event) => fields.every((matches) => matches(event));
};
