import { detailKeyOf } from '../fields/details.ts';
import { isField } from '../fields/is-field.ts';
import { canFillIn, fillIn } from './fill-in.ts';
import { keepDetails, keptDetails } from './keep-details.ts';
import type { Field } from '../fields/field-description.ts';
import type { KeptField, Memory } from '../session/memory.ts';

/** What else was typed, in this browser only: remembered for a day, and brought back at a click. */
export interface Keeper {
  /** Something was typed there, whatever becomes of it: what was remembered of that field before is outdated. */
  noteTyped(target: unknown): void;
  /**
   * @param fit what may be remembered of what was typed
   * @param fields all there are in the form
   */
  keep(fit: readonly KeptField[], fields: readonly Field[]): void;
  canFillIn(fields: readonly Field[]): boolean;
  fillIn(fields: readonly Field[]): void;
}

export const createKeeper = (memory: Memory, now: () => number): Keeper => {
  const typedIn = new Set<string>();
  return {
    noteTyped: (target) => {
      if (isField(target)) typedIn.add(detailKeyOf(target));
    },
    keep: (fit, fields) => {
      if (typedIn.size === 0) return;
      const filled = new Set(fields.filter(({ value }) => value).map(detailKeyOf));
      keepDetails(memory, fit, (key) => typedIn.has(key) || filled.has(key), now());
    },
    canFillIn: (fields) => canFillIn(fields, keptDetails(memory, now())),
    fillIn: (fields) => {
      fillIn(fields, keptDetails(memory, now()));
    },
  };
};
