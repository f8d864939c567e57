import { detailKindOf } from '../../../storefront/beacon/fields/detail-field.ts';
import { inPlainWords } from './field.ts';

describe('what may be remembered in the browser', () => {
  it.each([
    ['words', { autocomplete: 'family-name' }],
    ['words', { name: 'lastName' }],
    ['words', { labels: ['Nachname'] }],
    ['words', { labels: ['Apellidos'] }],
    ['words', { name: 'shipping_address[city]' }],
    ['words', { labels: ['Ort'] }],
    ['words', { labels: ['Ville'] }],
    ['words', { labels: ['Woonplaats'] }],
    ['words', { labels: ['State / Province'] }],
    ['words', { labels: ['Pays'] }],
    ['words', { labels: ['Firma (optional)'] }],
    ['words', { autocomplete: 'shipping organization' }],
    ['line', { autocomplete: 'address-line1' }],
    ['line', { name: 'street[0]' }],
    ['line', { labels: ['Straße'] }],
    ['line', { labels: ['Adresse'] }],
    ['line', { labels: ['Calle'] }],
    ['line', { labels: ['Straat'] }],
    ['line', { labels: ['Apartment, suite, etc.'] }],
    ['line', { type: 'textarea', autocomplete: 'street-address' }],
    ['line', { name: 'mailing_address' }],
    ['number', { autocomplete: 'postal-code' }],
    ['number', { type: 'tel', name: 'zip' }],
    ['number', { labels: ['PLZ'] }],
    ['number', { labels: ['Code postal'] }],
    ['number', { labels: ['Hausnummer'] }],
    ['number', { labels: ['Huisnummer'] }],
    ['number', { labels: ['Street number'] }],
    ['phone', { type: 'tel', autocomplete: 'tel' }],
    ['phone', { name: 'billing_phone' }],
    ['phone', { labels: ['Téléphone portable'] }],
    ['phone', { labels: ['Handy'] }],
    ['choice', { type: 'select-one', autocomplete: 'country' }],
    ['choice', { type: 'select-one', name: 'shipping_method' }],
    ['choice', { type: 'radio', name: 'shipping_method', labels: ['Express, 5.90'] }],
    ['choice', { type: 'radio', name: 'livraison' }],
  ])('is, as %s, %j', (kind, says) => {
    expect(detailKindOf(inPlainWords(says))).toBe(kind);
  });

  it.each([
    [{}],
    [{ name: 'comment' }],
    [{ type: 'textarea', labels: ['Order notes'] }],
    [{ type: 'checkbox', name: 'shipping_same' }],
    [{ type: 'radio', name: 'payment_method', id: 'cash_on_delivery' }],
    [{ type: 'select-one', name: 'payment' }],
    [{ type: 'date', labels: ['Delivery date'] }],
    [{ type: 'email', name: 'email_address' }],
    [{ labels: ['E-mail address'] }],
    [{ labels: ['Expiry'], name: 'address' }],
    [{ labels: ['MM / YY'], name: 'city' }],
    [{ labels: ['CVV'], name: 'zip' }],
    [{ labels: ['Security number'], name: 'zip' }],
    [{ labels: ['Prüfziffer'], name: 'plz' }],
    [{ labels: ['Date of birth'], name: 'city' }],
    [{ labels: ['City of birth'] }],
    [{ labels: ['Geburtsort'], name: 'ort' }],
    [{ labels: ['Lieu de naissance'], name: 'ville' }],
    [{ labels: ['Fecha de caducidad'], name: 'provincia' }],
  ])('is not %j', (says) => {
    expect(detailKindOf(inPlainWords(says))).toBeUndefined();
  });
});
