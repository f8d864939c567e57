/** A word that no other field gets, of letters only. */
const word = (n: number): string => {
  const consonants = 'bdfgklmnprstvz';
  const vowels = 'aeiou';
  const syllable = (at: number) =>
    consonants[at % consonants.length]! + vowels[Math.floor(at / consonants.length) % vowels.length]!;
  return `x${syllable(n)}${syllable(n * 7 + 3)}${syllable(Math.floor(n / 70))}q`;
};

const withCheckDigit = (digits: string): string => {
  const sum = [...digits]
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return digits + String((10 - (sum % 10)) % 10);
};

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

/** A Visa number of its own for each field. */
const cardNumber = (n: number): string =>
  withCheckDigit(`4${padded((n * 7_919_317_141 + 24_242_424_242_424) % 10 ** 14, 14)}`);

const month = (n: number): string => padded((n % 12) + 1, 2);
const year = (n: number): string => String(2031 + (n % 60));

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const BY_LABEL: readonly (readonly [RegExp, (n: number) => string])[] = [
  [/emailAddress/, (n) => `${word(n)}@example.com`],
  [/fullName/, (n) => `${capital(word(n))} ${capital(word(n + 500))}`],
  [/cardName/, (n) => `${capital(word(n))} Holder`],
  [/cardNumber/, cardNumber],
  [/cardSecurityCode/, (n) => String(100 + ((n * 37 + 637) % 900))],
  [/expirationMonth|birthdayMonth/, month],
  [/expirationYear/, year],
  [/birthdayYear/, (n) => String(1931 + (n % 60))],
  [/birthdayDay/, (n) => padded((n % 28) + 1, 2)],
  [/birthday/, (n) => `${month(n)}/17/${1931 + (n % 60)}`],
  [/expiration/, (n) => `${month(n)}/${padded(31 + (n % 60), 2)}`],
  [/password/, (n) => `${capital(word(n))}Pass${n}!`],
  [/totp/, (n) => padded((n * 7919 + 424_242) % 10 ** 6, 6)],
  [/phone/, (n) => `415${padded((n * 7919 + 5_550_132) % 10 ** 7, 7)}`],
  [/addressPostalCode/, (n) => padded(90_000 + n, 5)],
  [/addressStreet$/, (n) => `${n + 1} ${capital(word(n))} Street`],
];

const BY_TYPE: Readonly<Record<string, (n: number) => string>> = {
  email: (n) => `${word(n)}@example.com`,
  password: (n) => `${capital(word(n))}Pass${n}!`,
  tel: (n) => `415${padded((n * 7919 + 5_550_132) % 10 ** 7, 7)}`,
  number: (n) => padded(70_000 + n, 5),
  range: () => '50',
  url: (n) => `https://${word(n)}.example`,
  date: (n) => `19${padded(31 + (n % 60), 2)}-${month(n)}-17`,
  month: (n) => `${year(n)}-${month(n)}`,
  time: () => '12:17',
  color: () => '#423742',
};

/** What a shopper would type into the `n`th field, by the label that a person gave it, else by its type. */
export const fittingValue = (label: string, type: string, n: number): string => {
  const make =
    (type === 'date' ? undefined : BY_LABEL.find(([pattern]) => pattern.test(label))?.[1]) ?? BY_TYPE[type];
  return make?.(n) ?? capital(word(n));
};
