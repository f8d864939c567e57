import { isAddressField } from '../../../storefront/beacon/fields/address-field.ts';
import { aField } from './field.ts';

describe('a field for the address', () => {
  it.each([
    [{ autocomplete: 'email' }],
    [{ autocomplete: 'section-a shipping email' }],
    [{ autocomplete: 'email webauthn' }],
    [{ type: 'email' }],
    [{ type: 'email', autocomplete: 'username' }],
    [{ type: 'email', name: 'user[email]' }],
    [{ name: 'checkout[email]' }],
    [{ name: 'userMail' }],
    [{ name: 'kundenmail' }],
    [{ id: 'billing_e-mail' }],
    [{ autocomplete: 'tel', name: 'emailOrPhone' }],
    [{ labels: ['E-Mail-Adresse *'] }],
    [{ labels: ['Adresse électronique'] }],
    [{ labels: ['Courriel'] }],
    [{ labels: ['Correo electrónico'] }],
    [{ labels: ['E-mailadres'] }],
    [{ labels: ['Posta elettronica'] }],
    [{ labels: ['Endereço eletrônico'] }],
    [{ labels: ['E-post'] }],
    [{ labels: ['Adres e-mail'] }],
    [{ labels: ['', 'you@example.com'] }],
  ])('is known by %j', (says) => {
    expect(isAddressField(aField(says))).toBe(true);
  });

  it.each([
    [{}],
    [{ type: 'tel', name: 'email' }],
    [{ type: 'number', name: 'email' }],
    [{ type: 'checkbox', name: 'email_opt_in' }],
    [{ type: 'textarea', name: 'email' }],
    [{ type: 'select-one', name: 'email' }],
    [{ name: 'mailing_address' }],
    [{ labels: ['E-mail code'] }],
    [{ id: 'email_password' }],
    [{ name: 'emailPwd' }],
    [{ name: 'homepostcode' }],
    [{ autocomplete: 'given-name', name: 'first_name' }],
    [{ labels: ['Phone'] }],
  ])('is none that says %j', (says) => {
    expect(isAddressField(aField(says))).toBe(false);
  });
});
