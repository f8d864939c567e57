import { nameMeaningOf, type NameMeaning } from './name-field.ts';
import { acceptEmail, acceptFirstName, acceptFullName, type TypedValue } from './typed-values.ts';
import type { PlainField } from './plain-field.ts';

/** What may leave the page of what was typed. */
export interface Typed {
  readonly email: TypedValue;
  readonly firstName: TypedValue;
}

const isLabelled = ({ says }: PlainField): boolean => says.labels.some(Boolean);

/** What is not fit to send is unchanged while it is being typed; once the field is left, what it held before is gone. */
const valueOf = (fields: readonly PlainField[], accept: (raw: string) => TypedValue): TypedValue => {
  const held = ({ element }: PlainField) => accept(element.value);
  const field = fields.find((each) => held(each)) ?? fields.find(({ element }) => element.value) ?? fields[0];
  if (field === undefined) return undefined;
  const value = held(field);
  return value === undefined && !field.element.matches(':focus') ? null : value;
};

/**
 * Of several fields for the same the first counts that holds what is fit, rather one that a shopper can tell: one that
 * has a label. A field that is not there leaves its value unchanged.
 */
export const readTyped = (fields: readonly PlainField[]): Typed => {
  const addresses = fields.filter(({ isAddress }) => isAddress);
  const named = (meaning: NameMeaning) => fields.filter((field) => nameMeaningOf(field) === meaning);
  const firstNames = named('first-name');
  return {
    email: valueOf([...addresses.filter(isLabelled), ...addresses], acceptEmail),
    firstName:
      firstNames.length > 0
        ? valueOf(firstNames, acceptFirstName)
        : valueOf(named('full-name'), acceptFullName),
  };
};
