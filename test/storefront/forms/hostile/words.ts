/** What honest fields are called, in the languages that shops write in. */
export const CALLED = {
  email: [
    'E-mail',
    'Email address',
    'E-Mail-Adresse',
    'Adresse e-mail',
    'Correo electrónico (e-mail)',
    'E-mailadres',
  ],
  firstName: ['First name', 'Vorname', 'Prénom', 'Given name', 'Voornaam', 'Your first name'],
  lastName: ['Last name', 'Nachname', 'Nom de famille', 'Apellidos', 'Achternaam', 'Surname'],
  street: ['Street', 'Straße und Hausnummer', 'Adresse', 'Dirección', 'Straat', 'Address line 1'],
  line2: ['Apartment, suite, etc.', 'Adresszusatz', 'Complément d’adresse', 'Address line 2', 'Toevoeging'],
  city: ['City', 'Ort', 'Ville', 'Ciudad', 'Plaats', 'Town'],
  postcode: ['Postcode', 'PLZ', 'Code postal', 'Código postal', 'ZIP code'],
  phone: ['Phone', 'Telefon', 'Téléphone', 'Teléfono', 'Telefoonnummer', 'Mobile'],
  company: ['Company', 'Firma', 'Société', 'Empresa', 'Bedrijf'],
} as const;

export type Honest = keyof typeof CALLED;

/** The names that shops give them, which a hostile field takes. */
export const NAMES: Readonly<Record<Honest, readonly string[]>> = {
  email: ['email', 'userEmail', 'checkout[email]', 'billing_email', 'mail'],
  firstName: ['first_name', 'firstName', 'fname', 'vorname', 'billing_first_name'],
  lastName: ['last_name', 'lastName', 'nachname', 'billing_last_name'],
  street: ['street', 'address1', 'billing_address_1', 'strasse', 'addressLine1'],
  line2: ['address2', 'addressLine2', 'billing_address_2', 'apt'],
  city: ['city', 'billing_city', 'ort', 'town'],
  postcode: ['zip', 'postcode', 'plz', 'billing_postcode'],
  phone: ['phone', 'billing_phone', 'telephone', 'mobile'],
  company: ['company', 'billing_company', 'firma'],
};

export const TOKENS: Readonly<Record<Honest, string>> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  street: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  postcode: 'postal-code',
  phone: 'tel',
  company: 'organization',
};

/** How a field can say that it is for a secret: by a label, a name, or a token. */
export interface Admission {
  readonly labels: readonly string[];
  readonly names: readonly string[];
  readonly tokens: readonly string[];
}

export const ADMITS = {
  cardNumber: {
    labels: [
      'Card number',
      'Kartennummer',
      'Numéro de carte',
      'Número de tarjeta',
      'Kaartnummer',
      'Credit card',
    ],
    names: ['cardNumber', 'card_number', 'ccnum', 'cc-number', 'kreditkarte'],
    tokens: ['cc-number'],
  },
  holder: {
    labels: [
      'Name on card',
      'Karteninhaber',
      'Titulaire de la carte',
      'Titular de la tarjeta',
      'Naam op kaart',
    ],
    names: ['cardholder', 'card_name', 'ccname', 'nameOnCard', 'cardholder_first_name'],
    tokens: ['cc-name', 'billing cc-given-name'],
  },
  securityCode: {
    labels: [
      'CVV',
      'CVC',
      'Security code',
      'Prüfziffer',
      'Cryptogramme',
      'Código de seguridad',
      'Beveiligingscode',
    ],
    names: ['cvv', 'cvc', 'security_code', 'csc', 'cardCode'],
    tokens: ['cc-csc'],
  },
  expiry: {
    labels: [
      'Expiry date',
      'MM / YY',
      'Gültig bis',
      'Date d’expiration',
      'Fecha de caducidad',
      'Vervaldatum',
    ],
    names: ['expiry', 'exp_date', 'cardExpiry', 'exp-month'],
    tokens: ['cc-exp', 'cc-exp-month'],
  },
  password: {
    labels: ['Password', 'Passwort', 'Mot de passe', 'Contraseña', 'Wachtwoord', 'Choose a password'],
    names: ['password', 'passwd', 'user[password]', 'new_pwd', 'kennwort'],
    tokens: ['current-password', 'new-password'],
  },
  oneTimeCode: {
    labels: [
      'Verification code',
      'One-time code',
      'Bestätigungscode',
      'Code de vérification',
      'Código de verificación',
    ],
    names: ['otp', 'verification_code', 'totp', 'phoneCode', 'sms_code'],
    tokens: ['one-time-code'],
  },
  birthday: {
    labels: [
      'Date of birth',
      'Geburtsdatum',
      'Date de naissance',
      'Fecha de nacimiento',
      'Geboortedatum',
      'Birthday',
    ],
    names: ['birthdate', 'dob', 'birthday', 'geburtstag'],
    tokens: ['bday', 'bday-year'],
  },
  others: {
    labels: [
      'Gift recipient',
      'Your friend',
      'Empfänger des Geschenks',
      'Destinataire',
      'Tu amiga',
      'Ontvanger',
    ],
    names: ['gift_recipient', 'friend', 'recipientEmail', 'giftTo'],
    tokens: ['section-gift email', 'section-gift given-name'],
  },
} as const satisfies Readonly<Record<string, Admission>>;

/** What nobody needs to read, and is on no list of what is secret either. */
export const UNLISTED: readonly (readonly [label: string, name: string])[] = [
  ['Order notes', 'order_comments'],
  ['Username', 'username'],
  ['Coupon', 'coupon'],
  ['Mother’s maiden name', 'security_answer'],
  ['Anmerkungen', 'bemerkung'],
  ['Search', 'q'],
  ['Commentaire', 'message'],
  ['Tax number', 'vat'],
  ['Instagram', 'social'],
];
