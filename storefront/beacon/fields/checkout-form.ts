import { isAddressField } from './address-field.ts';
import { describeField, type Field, type FieldDescription } from './field-description.ts';
import { isForbidden } from './forbidden.ts';

/** A form, or another element around fields, or the page for the fields that are in no form. */
export type Scope = Element | Document;

/** Where the shopper fills in the checkout. */
export interface CheckoutForm {
  readonly scope: Scope;
  readonly addressField: Field;
}

/** A field that is not forbidden. */
export interface OpenField {
  readonly element: Field;
  readonly says: FieldDescription;
  readonly isAddress: boolean;
}

/** Whether a field belongs there, to a form also by its attribute `form`. */
export const isIn = (scope: Scope, field: Field): boolean => {
  if (scope instanceof HTMLFormElement) return field.form === scope;
  if (scope instanceof Document) return field.form === null;
  return scope.contains(field) || scope.contains(field.form);
};

/** In the order of the page. Whoever reads what was typed reads it from these. */
export const openFieldsIn = (scope: Scope): OpenField[] =>
  [...document.querySelectorAll<Field>('input,select,textarea')]
    .filter((field) => isIn(scope, field))
    .map((element) => ({ element, says: describeField(element) }))
    .filter(({ says }) => !isForbidden(says))
    .map((field) => ({ ...field, isAddress: isAddressField(field.says) }));

const isFilledIn = ({ says }: OpenField): boolean => /text|mail|tel|select/.test(says.type);

/** What a form is called that stands beside the checkout. */
const BESIDE = /newsletter|subscri|log-?in|sign-?(in|up)/i;

const isBeside = (scope: Scope): boolean =>
  scope instanceof Element &&
  ['id', 'class', 'action'].some((name) => BESIDE.test(scope.getAttribute(name) ?? ''));

/** The one that both lie in. */
const scopeAround = (field: Field, form: Scope): Scope => {
  let around: Element = field;
  while (around.parentElement && !around.contains(form)) around = around.parentElement;
  return around;
};

/**
 * The checkout form: one that the shop has marked, else that with an address field, rather one that can be seen,
 * rather no newsletter or log-in, and of these the one with most fields; those in no form count as one. Where the
 * address has a form to itself, as in Magento, the largest form that asks for none belongs to it.
 *
 * What can be seen is asked by `checkVisibility`, which is a matter of style and lays nothing out.
 */
export const findCheckoutForm = (
  page: Document,
  selector = '[data-recovery-form]',
): CheckoutForm | undefined => {
  const marked = page.querySelectorAll(selector);
  const scopes: Scope[] = marked.length > 0 ? [...marked] : [...page.querySelectorAll('form'), page];
  const forms = scopes
    .map((scope) => {
      const fields = openFieldsIn(scope);
      const addressFields = fields.filter(({ isAddress }) => isAddress);
      const seen = addressFields.find(({ element }) => element.checkVisibility());
      const size = fields.filter(isFilledIn).length;
      const rank = size + (seen ? 2000 : 0) - (isBeside(scope) ? 1000 : 0);
      return { scope, size, rank, addressField: (seen ?? addressFields[0])?.element };
    })
    .sort((a, b) => b.rank - a.rank);
  const rest = forms.find(({ addressField, size }) => !addressField && size > 1);
  return forms.flatMap(({ scope, addressField, size }) =>
    addressField
      ? [{ scope: size === 1 && rest ? scopeAround(addressField, rest.scope) : scope, addressField }]
      : [],
  )[0];
};
