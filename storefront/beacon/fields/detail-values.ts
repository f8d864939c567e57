import type * as cardNumbers from './card-number.ts';
import type { DetailKind } from './detail-field.ts';

/** One value to be remembered. */
export interface Detail {
  /** Finds its field again. */
  readonly key: string;
  readonly kind: DetailKind;
  readonly value: string;
}

const LONGEST = 200;

/** `12/31`, `12.2031`, `31 12 90`, `1990-12-31`. */
const DATE = /^\d{1,2}\s*[ /.-]\s*(\d{1,2}\s*[ /.-]\s*)?(\d{2}|\d{4})$|^\d{4}[/.-]\d{1,2}([/.-]\d{1,2})?$/;

/** The rules for card numbers, which another part has. */
export type CardRules = Pick<typeof cardNumbers, 'isCardNumber' | 'mayHoldCardNumber'>;

const numeralsIn = (text: string): readonly string[] => text.normalize('NFKC').match(/\p{N}/gu) ?? [];

const isFitFor = (kind: DetailKind, text: string): boolean => {
  const digits = numeralsIn(text).length;
  const hasLetters = /\p{L}/u.test(text);
  switch (kind) {
    case 'words':
      return digits <= 2 && hasLetters;
    case 'line':
      return hasLetters || digits <= 2;
    case 'number':
      return digits <= 9 && /^[\p{L}\p{N} -]{1,10}$/u.test(text);
    case 'phone':
      return digits >= 6 && digits <= 15 && !hasLetters;
    case 'choice':
      return !/^\d{3,4}$/.test(text);
  }
};

/** Digits alone in a field for words. */
const isOutOfPlace = ({ kind, value }: Detail): boolean =>
  /\p{N}/u.test(value) && !isFitFor(kind, value) && /words|line/.test(kind);

const digitsOf = (details: readonly Detail[]): string =>
  details.flatMap(({ value }) => numeralsIn(value)).join('');

const isLongPhone = ({ kind, value }: Detail): boolean => kind === 'phone' && numeralsIn(value).length > 8;

/**
 * A card number may be typed into one field, or in pieces into several. A whole phone number is a piece only beside
 * fields of digits alone: with that and a postcode anywhere near, every third shopper would seem to have typed one.
 */
const isCardAmong = (details: readonly Detail[], { isCardNumber, mayHoldCardNumber }: CardRules): boolean => {
  const typed = details.filter(({ kind }) => kind !== 'choice');
  const wholes = typed.map(({ value }) => !/\p{L}/u.test(value));
  const inWholePieces = (from: number) =>
    typed.some(
      (_, last) =>
        !wholes.slice(from, last + 1).includes(false) && isCardNumber(digitsOf(typed.slice(from, last + 1))),
    );
  return (
    typed.some(({ value }) => mayHoldCardNumber(value)) ||
    mayHoldCardNumber(digitsOf(typed.filter((each) => !isLongPhone(each)))) ||
    typed.some((_, from) => inWholePieces(from))
  );
};

/**
 * Of what was typed, in the order of the page, that which may be remembered: each value must be such as its field is
 * for, with no card number, date or code. Where one is out of place, or all together hold a card number, none with a
 * digit is kept.
 */
export const acceptDetails = (details: readonly Detail[], rules: CardRules): readonly Detail[] => {
  const isSuspect = isCardAmong(details, rules) || details.some(isOutOfPlace);
  return details.filter(
    ({ kind, value }) =>
      value &&
      value.length <= LONGEST &&
      isFitFor(kind, value) &&
      !DATE.test(value) &&
      !(isSuspect && /\p{N}/u.test(value)),
  );
};
