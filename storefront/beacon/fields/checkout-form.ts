import { isAddressField } from './address-field.ts';
import { describeField, FIELDS, type Field, type FieldDescription } from './field-description.ts';
import { isForbidden } from './forbidden.ts';

/** A form, or another element around fields, or the page for the fields that are in no form. */
type Container = Element | Document;

/** The forms that a checkout is made of. */
export type Scope = readonly Container[];

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

const isInside = (container: Container, field: Field): boolean => {
  if (container instanceof HTMLFormElement) return field.form === container;
  if (container instanceof Document) return field.form === null;
  return container.contains(field) || container.contains(field.form);
};

/** Whether a field belongs there, to a form also by its attribute `form`. */
export const isIn = (scope: Scope, field: Field): boolean =>
  scope.some((container) => isInside(container, field));

/** In the order of the page. Whoever reads what was typed reads it from these. */
export const openFieldsIn = (scope: Scope): readonly OpenField[] =>
  [...document.querySelectorAll<Field>(FIELDS)]
    .filter((field) => isIn(scope, field))
    .flatMap((element) => {
      const says = describeField(element);
      return isForbidden(says) ? [] : [{ element, says, isAddress: isAddressField(says) }];
    });

const NEWSLETTER = /newsletter|subscri/i;

const isNewsletter = (container: Container): boolean =>
  container instanceof Element &&
  ['id', 'class', 'action'].some((name) => NEWSLETTER.test(container.getAttribute(name) ?? ''));

/** How many other fields there are to type in; a log-in has its password. */
const sizeOf = (container: Container, fields: readonly OpenField[]): number =>
  fields.filter(({ says, isAddress }) => !isAddress && /^te(xt|l)$/.test(says.type)).length -
  (container.querySelector('[type=password]') ? 0.5 : 0);

/**
 * Shoppers fill in what they see, which counts more than any size, and what has a label, which counts as much as three
 * other fields. What is seen is a matter of style: it lays nothing out.
 */
const likelihoodOf = ({ element, says }: OpenField): number =>
  (element.checkVisibility() ? 1000 : 0) + (says.labels.some(Boolean) ? 3 : 0);

const candidateOf = (container: Container) => {
  const fields = openFieldsIn([container]);
  const addressField = fields
    .filter(({ isAddress }) => isAddress)
    .sort((a, b) => likelihoodOf(b) - likelihoodOf(a))[0];
  const size = sizeOf(container, fields);
  const likelihood = (addressField ? likelihoodOf(addressField) : 0) - (isNewsletter(container) ? 500 : 0);
  return { container, addressField: addressField?.element, size, rank: likelihood + size };
};

/**
 * The checkout form: one that the shop has marked, else that with an address field, rather one that is seen, rather
 * no newsletter, and of these the one with a label and most other fields; those in no form count as one. A larger form
 * that asks for no address belongs to it: some shops ask for the address in a form of its own.
 */
export const findCheckoutForm = (
  page: Document,
  selector = '[data-recovery-form]',
): CheckoutForm | undefined => {
  const marked = page.querySelectorAll(selector);
  const containers = marked.length > 0 ? [...marked] : [...page.querySelectorAll('form'), page];
  const forms = containers.map(candidateOf).sort((a, b) => b.rank - a.rank);
  const form = forms.find(({ addressField }) => addressField);
  if (!form?.addressField) return undefined;
  const rest = forms.find(({ addressField, size }) => !addressField && size > form.size + 1);
  return {
    scope: rest ? [form.container, rest.container] : [form.container],
    addressField: form.addressField,
  };
};
