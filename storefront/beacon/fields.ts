import { meaningOf, type Meaning } from './allow-list.ts';
import { acceptEmail, acceptFirstName, acceptFullName, type TypedValue } from './typed-values.ts';

/** Where the shopper fills in the checkout. */
export interface CheckoutForm {
  readonly scope: ParentNode & Node;
  readonly emailField: HTMLInputElement;
}

/** What may leave the page of what was typed. */
export interface Typed {
  readonly email: TypedValue;
  readonly firstName: TypedValue;
}

const meaningIn = (field: HTMLInputElement): Meaning | undefined =>
  meaningOf({
    type: field.type,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    name: field.name,
    id: field.id,
    isIgnored: field.closest('[data-recovery-ignore]') !== null,
  });

const inputsOf = (scope: ParentNode): HTMLInputElement[] => [...scope.querySelectorAll('input')];

/** The first field with this meaning that holds anything, else the first one at all. */
const fieldFor = (scope: ParentNode, meaning: Meaning): HTMLInputElement | undefined => {
  const fields = inputsOf(scope).filter((field) => meaningIn(field) === meaning);
  return fields.find(({ value }) => value !== '') ?? fields[0];
};

/**
 * The checkout form: the one marked `data-recovery-form`, else the one with an address field and most other fields,
 * which a log-in or newsletter form beside it never has.
 */
export const findCheckoutForm = (page: Document): CheckoutForm | undefined => {
  const marked = page.querySelectorAll('[data-recovery-form]');
  const scopes = marked.length > 0 ? [...marked] : [...page.forms, page.body];
  const forms = scopes.flatMap((scope) => {
    const emailField = fieldFor(scope, 'email');
    return emailField === undefined ? [] : [{ scope, emailField, size: inputsOf(scope).length }];
  });
  const inForms = forms.filter(({ scope }) => scope !== page.body);
  return (inForms.length > 0 ? inForms : forms).sort((a, b) => b.size - a.size)[0];
};

/** What is not fit to send is unchanged while it is being typed; once the field is left, what it held before is gone. */
const valueOf = (field: HTMLInputElement | undefined, accept: (raw: string) => TypedValue): TypedValue => {
  if (field === undefined) return undefined;
  const value = accept(field.value);
  return value === undefined && !field.matches(':focus') ? null : value;
};

/** Reads the allowed fields, and no other. A field that is not there leaves its value unchanged. */
export const readTyped = (scope: ParentNode): Typed => {
  const firstName = fieldFor(scope, 'first-name');
  return {
    email: valueOf(fieldFor(scope, 'email'), acceptEmail),
    firstName: firstName
      ? valueOf(firstName, acceptFirstName)
      : valueOf(fieldFor(scope, 'full-name'), acceptFullName),
  };
};
