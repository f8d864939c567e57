import type { OpenField, Scope } from '../fields/checkout-form.ts';
import type { Hashes, LoadPart } from '../parts.ts';
import type { Detail } from '../fields/detail-values.ts';
import type { Typed } from '../fields/read-typed.ts';

declare const PART_HASHES: Hashes<'reading' | 'details'>;

/** What may be read of a form: what may leave the page, and what may be remembered in this browser. */
export interface ReadForm {
  /** What was read last, once the form is gone: a shop may take it away at the click that leaves its last field. */
  typed(scope: Scope): Typed | undefined;
  details(scope: Scope): readonly Detail[];
}

/** Rejects where the rules cannot be loaded now. */
export const createReadForm = async (
  load: LoadPart,
  openFieldsIn: (scope: Scope) => readonly OpenField[],
): Promise<ReadForm> => {
  const [rules, { readDetails }] = await Promise.all([
    load('reading', PART_HASHES),
    load('details', PART_HASHES),
  ]);
  const plainFields = (scope: Scope) => rules.plainFieldsOf(openFieldsIn(scope));
  let typed: Typed | undefined;
  return {
    typed: (scope) => {
      const fields = plainFields(scope);
      if (fields.length > 0) typed = rules.readTyped(fields);
      return typed;
    },
    details: (scope) => readDetails(plainFields(scope), rules),
  };
};
