import type { Shape } from '../models/model.ts';

/** One constraint on a value, in AWS's words for it. Only asked of values of the right type. */
export interface Rule {
  readonly text: string;
  readonly isMet: (value: unknown) => boolean;
}

const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** https://smithy.io/2.0/spec/constraint-traits.html#length-trait: a text counts its Unicode characters. */
const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length - (value.match(SURROGATE_PAIR)?.length ?? 0);
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
};

const bytesOf = (value: unknown): number =>
  typeof value === 'string' ? Buffer.byteLength(value, 'base64') : 0;

interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const limitRules = (
  noun: 'length' | 'value',
  { min, max }: Limits,
  measure: (value: unknown) => number,
): readonly Rule[] => [
  ...(max === undefined
    ? []
    : [
        {
          text: `Member must have ${noun} less than or equal to ${max}`,
          isMet: (value: unknown) => measure(value) <= max,
        },
      ]),
  ...(min === undefined
    ? []
    : [
        {
          text: `Member must have ${noun} greater than or equal to ${min}`,
          isMet: (value: unknown) => measure(value) >= min,
        },
      ]),
];

/** The services match the whole value, and write the pattern without the anchors that the models give it. */
const patternRule = (pattern: string): Rule => {
  const inner = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return {
    text: `Member must satisfy regular expression pattern: ${inner}`,
    isMet: (value) => typeof value === 'string' && whole.test(value),
  };
};

const enumRule = (values: readonly string[]): Rule => ({
  text: `Member must satisfy enum value set: [${values.join(', ')}]`,
  isMet: (value) => typeof value === 'string' && values.includes(value),
});

/** The constraints that a shape itself lays on its values; those of its members are not among them. */
export const rulesOf = (shape: Shape): readonly Rule[] => {
  switch (shape.type) {
    case 'string':
      return [
        ...(shape.pattern === undefined ? [] : [patternRule(shape.pattern)]),
        ...limitRules('length', shape, lengthOf),
        ...(shape.enum === undefined ? [] : [enumRule(shape.enum)]),
      ];
    case 'list':
    case 'map':
      return limitRules('length', shape, lengthOf);
    case 'blob':
      return limitRules('length', shape, bytesOf);
    case 'integer':
      return limitRules('value', shape, Number);
    case 'boolean':
    case 'timestamp':
    case 'structure':
      return [];
  }
};
