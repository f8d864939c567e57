import { nameMeaningOf } from './name-field.ts';
import { acceptEmail, acceptFirstName, acceptFullName, type TypedValue } from './typed-values.ts';
import type { PlainField } from './plain-field.ts';

/** What may leave the page of what was typed. */
export interface Typed {
  readonly email: TypedValue;
  readonly firstName: TypedValue;
}

/** What is not fit to send is unchanged while it is being typed; once the field is left, what it held before is gone. */
const valueOf = (fields: readonly PlainField[], accept: (raw: string) => TypedValue): TypedValue => {
  const held = ({ element }: PlainField) => accept(element.value);
  const field = fields.find((each) => held(each)) ?? fields.find(({ element }) => element.value) ?? fields[0];
  if (field === undefined) return undefined;
  const value = held(field);
  return value === undefined && !field.element.matches(':focus') ? null : value;
};

/** Of several fields for the same the first counts that holds what is fit. A field that is not there leaves its value unchanged. */
export const readTyped = (fields: readonly PlainField[]): Typed => {
  const addresses = fields.filter(({ isAddress }) => isAddress);
  const names = (meaning: string) => fields.filter((field) => nameMeaningOf(field) === meaning);
  const firstName = names('first-name');
  return {
    email: valueOf(addresses, acceptEmail),
    firstName: firstName.length
      ? valueOf(firstName, acceptFirstName)
      : valueOf(names('full-name'), acceptFullName),
  };
};
