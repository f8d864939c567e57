import { html, type Html } from '../../../functions/shared/html.ts';
import { nameOfCountry } from './countries.ts';
import { DEFAULT_DELIVERY, DELIVERIES, type Delivery } from './deliveries.ts';
import { fieldOf, optionsOf, type Field } from './form-field.ts';
import type { FormatMoney } from './product-card.ts';

const CONTACT: readonly Field[] = [
  {
    label: 'E-mail address',
    name: 'email',
    autocomplete: 'email',
    type: 'email',
    isRequired: true,
    maxLength: 254,
  },
  { label: 'First name', name: 'first-name', autocomplete: 'given-name', isRequired: true, width: 'half' },
  { label: 'Last name', name: 'last-name', autocomplete: 'family-name', isRequired: true, width: 'half' },
  { label: 'Phone (optional)', name: 'phone', autocomplete: 'tel', type: 'tel', maxLength: 40 },
  {
    label: 'Password for a new account (optional)',
    name: 'new-password',
    autocomplete: 'new-password',
    type: 'password',
  },
];

const ADDRESS: readonly Field[] = [
  {
    label: 'Street and number',
    name: 'street',
    autocomplete: 'street-address',
    isRequired: true,
    maxLength: 200,
  },
  {
    label: 'Postcode',
    name: 'postcode',
    autocomplete: 'postal-code',
    isRequired: true,
    width: 'third',
    maxLength: 20,
  },
  { label: 'City', name: 'city', autocomplete: 'address-level2', isRequired: true, width: 'two-thirds' },
];

const CARD: readonly Field[] = [
  {
    label: 'Card number',
    name: 'card-number',
    autocomplete: 'cc-number',
    isNumeric: true,
    placeholder: '4242 4242 4242 4242',
    maxLength: 30,
  },
  {
    label: 'Expires',
    name: 'card-expiry',
    autocomplete: 'cc-exp',
    isNumeric: true,
    placeholder: 'MM / YY',
    width: 'half',
    maxLength: 10,
  },
  {
    label: 'Security code',
    name: 'card-code',
    autocomplete: 'cc-csc',
    isNumeric: true,
    placeholder: '123',
    width: 'half',
    maxLength: 4,
  },
  { label: 'Name on the card', name: 'card-name', autocomplete: 'cc-name' },
];

const SHIPS_TO = ['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IT', 'NL', 'NO', 'PL', 'SE', 'US'];

const countries = SHIPS_TO.map((value) => ({ value, label: nameOfCountry(value) }));

const countryField = (country: string | undefined): Html =>
  html`<div class="field">
    <label for="country">Country</label>
    <select id="country" name="country" autocomplete="country" required>
      ${optionsOf(countries, country ?? 'SE')}
    </select>
  </div>`;

const deliveryChoice = ({ id, label, detail, price }: Delivery, money: FormatMoney): Html =>
  html`<label class="choice">
    <input
      type="radio"
      name="delivery"
      value="${id}"
      ${id === DEFAULT_DELIVERY.id ? html`checked` : undefined}
    />
    <span><strong>${label}</strong> <span class="muted">${detail}</span></span>
    <span class="line-total">${price === 0 ? 'Free' : money(price)}</span>
  </label>`;

const group = (legend: string, content: readonly Html[]): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${content}
  </fieldset>`;

/**
 * A checkout form as shops have them. Nothing in it was adapted to the storefront script, which finds its way by
 * itself and leaves password and card alone.
 */
export const checkoutForm = (country: string | undefined, money: FormatMoney): Html =>
  html`<form class="checkout-form sheet" data-order>
    ${group('Contact', CONTACT.map(fieldOf))}
    ${group('Delivery address', [...ADDRESS.map(fieldOf), countryField(country)])}
    ${group(
      'Delivery',
      DELIVERIES.map((delivery) => deliveryChoice(delivery, money)),
    )}
    ${group('Payment', [
      html`<p class="muted hint">A demo: leave it empty, or type what you like. It goes nowhere.</p>`,
      ...CARD.map(fieldOf),
    ])}
    <p class="problem" role="alert" data-problem></p>
    <button class="button wide" data-place-order>Place order · <span data-total></span></button>
  </form>`;
