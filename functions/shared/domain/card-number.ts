import { cardNumber } from 'card-validator/dist/card-number.js';
import luhn10 from 'card-validator/dist/luhn-10.js';

const MIN_DIGITS = 13;
const MAX_DIGITS = 19;

/** What may stand between two groups of digits: a few characters that are no letters, so "4111 - 1111" but not "4111 or 1111". */
const SEPARATOR = /^[^\p{L}\p{N}]{1,3}$/u;

const isDecimalDigit = (codePoint: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));

/** Every script's decimal digits stand in runs of ten from its zero, so the way back to the run's start is the value. */
const toAsciiDigit = (digit: string): string => {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (isDecimalDigit(zero - 1)) zero -= 1;
  return String((codePoint - zero) % 10);
};

/** As it is seen: without what is never drawn, any gap as one space, and 0-9 for all digits, also circled ones and other scripts'. */
const withPlainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/(?![0-9])\p{Nd}/gu, toAsciiDigit);

/** As it stands, and with its escapes undone as in a URL's query, where a broken escape does not spoil the others. */
const readingsOf = (text: string): readonly string[] => {
  if (!text.includes('%')) return [text];
  return [text, ...new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).values()];
};

/** The check digit first: it rules out nine of ten, and cheaply. */
const isCardNumber = (digits: string): boolean =>
  digits.length >= MIN_DIGITS && luhn10(digits) && cardNumber(digits).isValid;

interface DigitGroup {
  readonly digits: string;
  readonly isJoined: boolean;
}

/** Runs of digits in their order; `isJoined`: only a separator lies between this one and the one before. */
const digitGroups = (text: string): readonly DigitGroup[] => {
  let end = 0;
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => {
    const isJoined = SEPARATOR.test(text.slice(end, index));
    end = index + digits.length;
    return { digits, isJoined };
  });
};

const beginsWithCardNumber = (groups: readonly DigitGroup[]): boolean => {
  let digits = '';
  for (const [position, group] of groups.entries()) {
    if (position > 0 && !group.isJoined) return false;
    digits += group.digits;
    if (digits.length > MAX_DIGITS) return false;
    if (isCardNumber(digits)) return true;
  }
  return false;
};

/**
 * Whether a text holds a card number: 13 to 19 digits with a card network's prefix and length and a right check digit
 * (Luhn, ISO/IEC 7812-1), in any grouping, in any script, also inside longer text or a URL. A number that is part of a
 * longer run of digits is not taken for one.
 */
export const hasCardNumber = (text: string): boolean =>
  readingsOf(text).some((reading) => {
    const groups = digitGroups(withPlainDigits(reading));
    return groups.some((_, start) => beginsWithCardNumber(groups.slice(start, start + MAX_DIGITS)));
  });
