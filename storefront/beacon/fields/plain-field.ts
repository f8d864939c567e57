import { isSecret } from './secret-field.ts';
import { inWords } from './words.ts';
import type { OpenField } from './checkout-form.ts';
import { sayingsOf, type FieldDescription } from './field-description.ts';

/** What a field says of itself, in words: its autocomplete token, its name, its id, its labels. */
export interface PlainDescription {
  readonly type: string;
  readonly words: readonly string[];
}

/** A field that is neither forbidden nor secret: what is typed there may be looked at. */
export type PlainField = OpenField & PlainDescription;

const plainly = (field: FieldDescription): PlainDescription => ({
  type: field.type,
  words: sayingsOf(field).map(inWords),
});

export const plainFieldsOf = (fields: readonly OpenField[]): readonly PlainField[] =>
  fields.map((field) => ({ ...field, ...plainly(field.says) })).filter((field) => !isSecret(field));
