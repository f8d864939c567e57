import { FIELDS, type Field } from './field-description.ts';

export const isField = (target: unknown): target is Field =>
  target instanceof Element && target.matches(FIELDS);
