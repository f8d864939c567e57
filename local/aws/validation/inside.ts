import type { Shape } from '../models/model.ts';
import {
  checkElement,
  checkValue,
  isAbsent,
  isBroken,
  isWrong,
  missing,
  textsOf,
  violation,
  type Check,
} from './check.ts';

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

type CheckOf = (name: string) => Check;
type Inside = Check['inside'];

const insideStructure = (shape: Extract<Shape, { type: 'structure' }>, checkOf: CheckOf): Inside => {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    shape: member.shape,
    label: lowerFirst(name),
    isRequired: shape.required.includes(name),
  }));
  return (value, at) => {
    if (!isObject(value)) return [];
    return members.flatMap((member) => {
      const path = at === '' ? member.label : `${at}.${member.label}`;
      const given = value[member.name];
      if (isAbsent(given)) return member.isRequired ? [missing(path)] : [];
      return checkValue(checkOf(member.shape), given, path);
    });
  };
};

const insideList = (
  shape: Extract<Shape, { type: 'list' }>,
  checkOf: CheckOf,
  show: Check['show'],
): Inside => {
  return (value, at) => {
    if (!Array.isArray(value)) return [];
    const check = checkOf(shape.member);
    const elements: readonly unknown[] = value;
    const hasWrong = elements.some((element) => isWrong(check, element));
    return [
      ...(hasWrong
        ? [violation(at, show(value), `Member must satisfy constraint: ${textsOf(check.rules)}`)]
        : []),
      ...elements.flatMap((element, index) => checkElement(check, element, `${at}.${index + 1}.member`)),
    ];
  };
};

const insideMap = (shape: Extract<Shape, { type: 'map' }>, checkOf: CheckOf, show: Check['show']): Inside => {
  return (value, at) => {
    if (!isObject(value)) return [];
    const keyCheck = checkOf(shape.key);
    const check = checkOf(shape.value);
    const entries = Object.entries(value);
    return [
      ...(entries.some(([key]) => isBroken(keyCheck.rules, key))
        ? [violation(at, show(value), `Map keys must satisfy constraint: ${textsOf(keyCheck.rules)}`)]
        : []),
      ...(entries.some(([, entry]) => isWrong(check, entry))
        ? [violation(at, show(value), `Map value must satisfy constraint: ${textsOf(check.rules)}`)]
        : []),
      ...entries.flatMap(([key, entry]) => checkElement(check, entry, `${at}.${key}.member`)),
    ];
  };
};

/** What looks within the values of a shape, at its members, elements or entries. */
export const insideOf = (shape: Shape, checkOf: CheckOf, show: Check['show']): Inside => {
  switch (shape.type) {
    case 'structure':
      return insideStructure(shape, checkOf);
    case 'list':
      return insideList(shape, checkOf, show);
    case 'map':
      return insideMap(shape, checkOf, show);
    case 'string':
    case 'blob':
    case 'boolean':
    case 'integer':
    case 'timestamp':
      return () => [];
  }
};
