import { isForbidden } from '../../../storefront/beacon/fields/forbidden.ts';
import { isSecret } from '../../../storefront/beacon/fields/secret-field.ts';
import { aField, inPlainWords } from './field.ts';

describe('a forbidden field', () => {
  it.each([
    ['a hidden field', { type: 'hidden', name: 'email' }],
    ['a file', { type: 'file', name: 'email' }],
    [
      'a password, or what was one, or a marked field',
      { type: 'email', autocomplete: 'email', isIgnored: true },
    ],
    ['a card number', { autocomplete: 'cc-number', name: 'email' }],
    ['the name on the card', { autocomplete: 'cc-name', name: 'name' }],
    ['the first name on the card', { autocomplete: 'billing cc-given-name' }],
    ['a security code', { autocomplete: 'cc-csc' }],
    ['a new password shown in the clear', { type: 'email', autocomplete: 'new-password', name: 'email' }],
    ['a current password shown in the clear', { autocomplete: 'Current-Password', name: 'email' }],
    ['a one-time code', { autocomplete: 'one-time-code', name: 'email' }],
    ['a birthday', { autocomplete: 'bday-day', name: 'city' }],
    ['somebody else’s address', { type: 'email', name: 'gift_recipient_email' }],
    ['a friend’s address', { type: 'email', labels: ['Your friend’s e-mail'] }],
    ['a recipient’s address in German', { type: 'email', labels: ['E-Mail des Empfängers'] }],
    ['a recipient’s address in German, accents apart', { type: 'email', labels: ['Empfa\u0308nger'] }],
    ['a recipient’s address in French', { type: 'email', labels: ['E-mail du destinataire'] }],
    ['a friend’s address in Spanish', { type: 'email', labels: ['Correo de tu amiga'] }],
    ['a recipient’s address in Dutch', { type: 'email', labels: ['E-mailadres van de ontvanger'] }],
    ['a field in the gift’s group', { type: 'email', name: 'email', group: 'Who gets the gift?' }],
    ['a field in the gift’s section', { autocomplete: 'section-gift shipping email' }],
  ])('is %s', (_, says) => {
    expect(isForbidden(aField(says))).toBe(true);
  });

  it.each([
    [{ type: 'email', autocomplete: 'email', name: 'email', labels: ['E-mail'] }],
    [{ autocomplete: 'section-one shipping given-name' }],
    [{ name: 'account_name' }],
    [{ type: 'radio', name: 'shipping_method' }],
  ])('is none that says %j', (says) => {
    expect(isForbidden(aField(says))).toBe(false);
  });
});

describe('a field that calls itself secret', () => {
  it.each([
    'Card number',
    'cardholder_first_name',
    'ccname',
    'cc-num',
    'nameOnCard',
    'Kreditkarte',
    'Karteninhaber',
    'Numéro de carte',
    'Tarjeta de crédito',
    'Creditcardnummer',
    'Kaartnummer',
    'Carta di credito',
    'Cartão de crédito',
    'Kortnummer',
    'Numer karty',
    'Password',
    'passwd',
    'user[pwd]',
    'Passwort',
    'Kennwort',
    'Mot de passe',
    'Contraseña',
    'Wachtwoord',
    'Senha',
    'Lösenord',
    'Hasło',
    'PIN',
    'otp',
    'Verification code',
    'phoneCode',
    'Sicherheitscode',
    'Code de vérification',
    'Código de seguridad',
    'Codice di sicurezza',
  ])('is known by %j', (words) => {
    expect(isSecret(inPlainWords({ name: words }))).toBe(true);
    expect(isSecret(inPlainWords({ labels: ['', words] }))).toBe(true);
  });

  it.each([
    'First name',
    'passenger_name',
    'Postcode',
    'postal_code',
    'zipCode',
    'Code postal',
    'Código postal',
    'Codice postale',
    'countryCode',
    'area code',
    'cart[email]',
    'cartEmail',
    'shipping',
    'footprint',
    'account_email',
    'Stand',
  ])('is none called %j', (words) => {
    expect(isSecret(inPlainWords({ name: words }))).toBe(false);
  });

  it('may be one for addresses, since only an address is taken from it', () => {
    expect(isSecret(inPlainWords({ type: 'email', name: 'verification_code[email]' }))).toBe(false);
  });
});
