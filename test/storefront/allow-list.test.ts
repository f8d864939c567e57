import { meaningOf, type FieldDescription } from '../../storefront/beacon/allow-list.ts';

const field = (parts: Partial<FieldDescription>): FieldDescription => ({
  type: 'text',
  autocomplete: '',
  name: '',
  id: '',
  isIgnored: false,
  ...parts,
});

describe('the allow-list', () => {
  it.each([
    [{ autocomplete: 'email' }, 'email'],
    [{ autocomplete: 'section-a shipping email' }, 'email'],
    [{ autocomplete: 'email webauthn' }, 'email'],
    [{ type: 'email' }, 'email'],
    [{ type: 'email', autocomplete: 'username' }, 'email'],
    [{ type: 'email', name: 'user[email]' }, 'email'],
    [{ name: 'checkout[email]' }, 'email'],
    [{ id: 'billing_e-mail' }, 'email'],
    [{ autocomplete: 'given-name' }, 'first-name'],
    [{ autocomplete: 'shipping given-name' }, 'first-name'],
    [{ name: 'billing_first_name' }, 'first-name'],
    [{ name: 'firstName', autocomplete: 'off' }, 'first-name'],
    [{ id: 'vorname' }, 'first-name'],
    [{ autocomplete: 'name' }, 'full-name'],
    [{ name: 'fullname' }, 'full-name'],
  ])('reads %j as %s', (parts, meaning) => {
    expect(meaningOf(field(parts))).toBe(meaning);
  });

  it.each([
    ['a password', { type: 'password', autocomplete: 'email', name: 'email' }],
    ['a hidden field', { type: 'hidden', name: 'email' }],
    ['a file', { type: 'file', name: 'email' }],
    ['a phone number', { type: 'tel', name: 'email' }],
    ['a number', { type: 'number', name: 'first_name' }],
    ['a card number', { autocomplete: 'cc-number', name: 'email' }],
    ['the name on the card', { autocomplete: 'cc-name', name: 'name' }],
    ['the first name on the card', { autocomplete: 'billing cc-given-name' }],
    ['the name on the card, told by its name only', { name: 'cardholder_first_name' }],
    ['a security code', { autocomplete: 'cc-csc' }],
    ['a new password shown in the clear', { autocomplete: 'new-password', name: 'email' }],
    ['a current password shown in the clear', { autocomplete: 'current-password', name: 'email' }],
    ['a one-time code', { autocomplete: 'one-time-code', name: 'email' }],
    ['a family name', { autocomplete: 'family-name', name: 'name' }],
    ['a last name', { name: 'last_name' }],
    ['a street', { autocomplete: 'street-address' }],
    ['a company', { name: 'company_name' }],
    ['somebody else’s address', { type: 'email', name: 'gift_recipient_email' }],
    ['a field that says nothing', {}],
    ['a marked field', { autocomplete: 'email', type: 'email', isIgnored: true }],
  ])('never reads %s', (_, parts) => {
    expect(meaningOf(field(parts))).toBeUndefined();
  });
});
