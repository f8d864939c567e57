import type { ServiceModel, Shape } from '../models/model.ts';
import { checkValue, type Check, type Violation } from './check.ts';
import { insideOf, isObject } from './inside.ts';
import { rulesOf } from './rules.ts';
import { shown } from './shown.ts';

const HAS_TYPE: Readonly<Record<Shape['type'], (value: unknown) => boolean>> = {
  structure: isObject,
  map: isObject,
  list: Array.isArray,
  string: (value) => typeof value === 'string',
  blob: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isSafeInteger,
  timestamp: Number.isFinite,
};

/**
 * Makes the shapes of a model ready to check values, each when it is met first: shapes may hold themselves. Members that
 * the model does not know are let through, as AWS does.
 */
export const createChecks = (shapes: ServiceModel['shapes']) => {
  const known = new Map<string, Check>();
  const checkOf = (name: string): Check => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const shape = shapes[name];
    if (shape === undefined) throw new Error(`the model has no shape ${name}`);
    const show = (value: unknown) => shown(shapes, name, value);
    const check = {
      type: shape.type,
      hasType: HAS_TYPE[shape.type],
      rules: rulesOf(shape),
      inside: insideOf(shape, checkOf, show),
      show,
    };
    known.set(name, check);
    return check;
  };
  /** All that is wrong with `value` as one of the named shape. */
  return (name: string, value: unknown): readonly Violation[] => checkValue(checkOf(name), value, '');
};
