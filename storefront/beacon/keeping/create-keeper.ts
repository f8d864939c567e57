import { canFillIn, fillIn } from './fill-in.ts';
import { keepDetails, keptDetails } from './keep-details.ts';
import type { Field } from '../fields/field-description.ts';
import type { KeptField, Memory } from '../session/memory.ts';

/** What else was typed, in this browser only: remembered for a day, and brought back at a click. */
export interface Keeper {
  keep(fields: readonly KeptField[]): void;
  canFillIn(fields: readonly Field[]): boolean;
  fillIn(fields: readonly Field[]): void;
}

export const createKeeper = (memory: Memory, now: () => number): Keeper => ({
  keep: (fields) => {
    keepDetails(memory, fields, now());
  },
  canFillIn: (fields) => canFillIn(fields, keptDetails(memory, now())),
  fillIn: (fields) => {
    fillIn(fields, keptDetails(memory, now()));
  },
});
