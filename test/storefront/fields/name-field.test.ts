import { nameMeaningOf } from '../../../storefront/beacon/fields/name-field.ts';
import { inPlainWords } from './field.ts';

describe('the name to greet by', () => {
  it.each([
    [{ autocomplete: 'given-name' }],
    [{ autocomplete: 'shipping given-name' }],
    [{ name: 'billing_first_name' }],
    [{ name: 'firstName', autocomplete: 'off' }],
    [{ name: 'firstName', autocomplete: 'name' }],
    [{ name: 'user[first_name]' }],
    [{ name: 'ctl00$Main$txtFirstName' }],
    [{ name: 'fName' }],
    [{ name: 'ShippingAddress.NameFirst' }],
    [{ name: 'firstnamecreateaccount' }],
    [{ name: 'step1[given]' }],
    [{ id: 'vorname' }],
    [{ labels: ['Prénom'] }],
    [{ labels: ['Voornaam *'] }],
    [{ labels: ['Imię'] }],
    [{ labels: ['Förnamn'] }],
    [{ name: 'q8', labels: ['First name'] }],
  ])('is the first name in %j', (says) => {
    expect(nameMeaningOf(inPlainWords(says))).toBe('first-name');
  });

  it.each([
    [{ autocomplete: 'name' }],
    [{ autocomplete: 'section-a shipping name' }],
    [{ name: 'fullname' }],
    [{ name: 'customerName' }],
    [{ name: 'realname' }],
    [{ name: 'contact[name]' }],
    [{ labels: ['Name Please fill in a valid name'] }],
    [{ labels: ['Full Name (as on your ID)'] }],
    [{ name: 'q1_name' }],
    [{ labels: ['Your name'] }],
    [{ labels: ['First and last name'] }],
    [{ labels: ['Vor- und Nachname'] }],
    [{ labels: ['Prénom et nom'] }],
    [{ labels: ['Nom complet'] }],
    [{ labels: ['Nombre'] }],
    [{ labels: ['Nombre y apellidos'] }],
    [{ labels: ['Nome e cognome'] }],
    [{ labels: ['Imię i nazwisko'] }],
    [{ labels: ['Uw naam'] }],
    [{ labels: ['Ihr Name'] }],
  ])('is the first word of the full name in %j', (says) => {
    expect(nameMeaningOf(inPlainWords(says))).toBe('full-name');
  });

  it.each([
    [{}],
    [{ type: 'tel', name: 'first_name' }],
    [{ type: 'email', name: 'first_name' }],
    [{ autocomplete: 'family-name', name: 'name' }],
    [{ name: 'last_name', autocomplete: 'name' }],
    [{ name: 'lname' }],
    [{ labels: ['Nom'] }],
    [{ labels: ['Nom et prénom'] }],
    [{ labels: ['Name, Vorname'], name: 'nachname' }],
    [{ labels: ['Apellidos'] }],
    [{ labels: ['Achternaam'] }],
    [{ autocomplete: 'organization', name: 'name' }],
    [{ name: 'company_name' }],
    [{ name: 'name', labels: ['Company'] }],
    [{ name: 'name', labels: ['Username'] }],
    [{ autocomplete: 'nickname' }],
    [{ autocomplete: 'username', name: 'name' }],
    [{ name: 'accountHolderName' }],
    [{ name: 'Kontoinhaber' }],
    [{ name: 'payment[name]' }],
    [{ name: 'product_name' }],
    [{ labels: ['Name of the company'] }],
    [{ labels: ['Nombre de la empresa'] }],
    [{ labels: ['Name des Haustiers'] }],
    [{ labels: ['Cognome'] }],
    [{ labels: ['Sobrenome'] }],
    [{ name: 'middleName' }],
    [{ autocomplete: 'street-address' }],
  ])('is not in %j', (says) => {
    expect(nameMeaningOf(inPlainWords(says))).toBeUndefined();
  });
});
