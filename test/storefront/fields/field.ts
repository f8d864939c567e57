import { inWords } from '../../../storefront/beacon/fields/words.ts';
import type { PlainDescription } from '../../../storefront/beacon/fields/plain-field.ts';
import { sayingsOf, type FieldDescription } from '../../../storefront/beacon/fields/field-description.ts';

/** A text field that says what is given and nothing else. */
export const aField = (says: Partial<FieldDescription> = {}): FieldDescription => ({
  type: 'text',
  autocomplete: '',
  name: '',
  id: '',
  labels: [],
  group: '',
  isIgnored: false,
  ...says,
});

export const inPlainWords = (says: Partial<FieldDescription> = {}): PlainDescription => {
  const field = aField(says);
  return { type: field.type, words: sayingsOf(field).map(inWords) };
};
