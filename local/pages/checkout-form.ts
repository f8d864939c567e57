import { html, type Html } from '../../functions/shared/html.ts';

interface Field {
  readonly label: string;
  readonly name: string;
  readonly autocomplete: string;
  readonly type?: string;
  readonly isRequired?: boolean;
  readonly isNumeric?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
}

const field = ({ label, name, autocomplete, type = 'text', ...more }: Field): Html =>
  html`<div class="field ${more.className}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      placeholder="${more.placeholder}"
      ${more.isNumeric ? html`inputmode="numeric"` : undefined}
      ${more.isRequired ? html`required` : undefined}
    />
  </div>`;

const fieldset = (legend: string, fields: readonly Field[]): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${fields.map(field)}
  </fieldset>`;

const CONTACT: readonly Field[] = [
  { label: 'E-mail address', name: 'email', autocomplete: 'email', type: 'email', isRequired: true },
  {
    label: 'Password for a new account (optional)',
    name: 'new-password',
    autocomplete: 'new-password',
    type: 'password',
  },
];

const DELIVERY: readonly Field[] = [
  {
    label: 'First name',
    name: 'first-name',
    autocomplete: 'given-name',
    isRequired: true,
    className: 'half',
  },
  { label: 'Last name', name: 'last-name', autocomplete: 'family-name', isRequired: true, className: 'half' },
  { label: 'Street and number', name: 'street', autocomplete: 'street-address', isRequired: true },
  { label: 'Postcode', name: 'postcode', autocomplete: 'postal-code', isRequired: true, className: 'third' },
  { label: 'Town', name: 'town', autocomplete: 'address-level2', isRequired: true, className: 'two-thirds' },
  { label: 'Phone (optional)', name: 'phone', autocomplete: 'tel', type: 'tel' },
];

const PAYMENT: readonly Field[] = [
  {
    label: 'Card number',
    name: 'card-number',
    autocomplete: 'cc-number',
    isNumeric: true,
    placeholder: '4242 4242 4242 4242',
  },
  {
    label: 'Expires',
    name: 'card-expiry',
    autocomplete: 'cc-exp',
    isNumeric: true,
    placeholder: 'MM / YY',
    className: 'half',
  },
  {
    label: 'Security code',
    name: 'card-code',
    autocomplete: 'cc-csc',
    isNumeric: true,
    placeholder: '123',
    className: 'half',
  },
  { label: 'Name on the card', name: 'card-name', autocomplete: 'cc-name' },
];

/**
 * A checkout form as shops have them. Nothing in it was adapted to the storefront script, which finds its way by
 * itself and leaves password and card alone.
 */
export const checkoutForm = (total: string): Html =>
  html`<form class="checkout-form" data-order>
    <h1>Checkout</h1>
    ${fieldset('Contact', CONTACT)} ${fieldset('Delivery', DELIVERY)} ${fieldset('Payment', PAYMENT)}
    <p class="muted">This is a demo: no card is charged, and the payment fields may stay empty.</p>
    <p class="problem" role="alert" data-problem></p>
    <button class="primary">Place order · <span data-total>${total}</span></button>
  </form>`;
