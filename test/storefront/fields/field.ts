import { plainly, type PlainDescription } from '../../../storefront/beacon/fields/plain-field.ts';
import type { FieldDescription } from '../../../storefront/beacon/fields/field-description.ts';

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

export const inPlainWords = (says: Partial<FieldDescription> = {}): PlainDescription => plainly(aField(says));
