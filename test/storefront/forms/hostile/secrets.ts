import type { Random } from './random.ts';

const NETWORKS: readonly (readonly [beginnings: readonly string[], length: number])[] = [
  [['4'], 16],
  [['4'], 13],
  [['4'], 19],
  [['51', '52', '53', '54', '55', '2221', '2500', '2720'], 16],
  [['34', '37'], 15],
  [['300', '36', '38'], 14],
  [['6011', '644', '65'], 16],
  [['3528', '3589'], 16],
  [['62', '81'], 16],
  [['5018', '6304'], 17],
  [['9792'], 16],
];

const checkDigitOf = (digits: string): string => {
  const sum = [...digits]
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return String((10 - (sum % 10)) % 10);
};

/** A valid number of any network. */
export const cardNumber = (random: Random): string => {
  const [beginnings, length] = random.pick(NETWORKS);
  const beginning = random.pick(beginnings);
  const digits = beginning + random.digits(length - beginning.length - 1);
  return digits + checkDigitOf(digits);
};

const SCRIPTS = ['٠', '۰', '०', '０', '𝟎', '๐'].map((zero) => zero.codePointAt(0)!);

/** As people write it: in any script's digits, and with anything between them. */
export const written = (random: Random, digits: string): string => {
  const zero = random.chance(0.15) ? random.pick(SCRIPTS) : undefined;
  const separator = random.pick(['', '', '', ' ', '-', '.', '\u00a0', '\u200b', ' - ', '/', '_']);
  const group = random.pick([1, 2, 4, 4, 4, 5]);
  return [...digits]
    .map((digit, at) => {
      const shown = zero === undefined ? digit : String.fromCodePoint(zero + Number(digit));
      return at > 0 && at % group === 0 ? separator + shown : shown;
    })
    .join('');
};

/** Four by four, 4-6-5 as on an American Express, digit by digit, or anyhow. */
export const inPieces = (random: Random, digits: string): readonly string[] => {
  const sizes = random.pick([
    () => [4, 4, 4, 7],
    () => [4, 6, 5, 4],
    () => [8, 11],
    () => Array.from({ length: 19 }, () => 1),
    () => Array.from({ length: 19 }, () => 1 + random.below(6)),
  ])();
  let left = digits;
  return sizes.flatMap((size) => {
    const piece = left.slice(0, size);
    left = left.slice(size);
    return piece === '' ? [] : [piece];
  });
};

export const securityCode = (random: Random): string => random.digits(random.pick([3, 3, 4]));

const month = (random: Random): string => String(1 + random.below(12)).padStart(2, '0');
const yearOf = (random: Random): string => String(27 + random.below(12));

export const expiry = (random: Random): string => {
  const century = random.pick(['', '20']);
  return `${month(random)}${random.pick(['/', ' / ', '-', '.', ' '])}${century}${yearOf(random)}`;
};

export const birthday = (random: Random): string => {
  const day = String(10 + random.below(19));
  const year = String(1930 + random.below(75));
  return random.pick([
    `${month(random)}/${day}/${year}`,
    `${day}.${month(random)}.${year}`,
    `${year}-${month(random)}-${day}`,
  ]);
};

/** Also one of letters alone, which a rule that looks for digits does not see. */
export const password = (random: Random): string =>
  random.pick([
    () => random.word() + random.word(),
    () => `${random.word()}${random.digits(2)}!`,
    () => `${random.word()} ${random.word()} ${random.word()}`,
    () => `${random.word()}@${random.word().toLowerCase()}.example`,
  ])();
