import type * as cardNumbers from './card-number.ts';
import type { DetailKind } from './detail-field.ts';

/** One value that may be remembered, or `other` that is only looked at: a card number may be in pieces in both. */
export interface Detail {
  /** Finds its field again. */
  readonly key: string;
  readonly kind: DetailKind | 'other';
  readonly value: string;
}

const LONGEST = 200;

/** `12/31`, `12.2031`, `31 12 90`, `1990-12-31`. */
const DATE = /^\d{1,2}[\s/.-]+(\d{1,2}[\s/.-]+)?(\d{2}|\d{4})$|^\d{4}[/.-]\d{1,2}([/.-]\d{1,2})?$/;

/** The rules for card numbers, which another part has. */
export type CardRules = Pick<typeof cardNumbers, 'isCardNumber' | 'mayHoldCardNumber'>;

const numeralsIn = (text: string): readonly string[] => text.normalize('NFKC').match(/\p{N}/gu) ?? [];

const isFitFor = (kind: Detail['kind'], text: string): boolean => {
  const digits = numeralsIn(text).length;
  const hasLetters = /\p{L}/u.test(text);
  switch (kind) {
    case 'words':
      return digits <= 2 && hasLetters;
    case 'line':
      return hasLetters || digits <= 2;
    case 'number':
      // Longer ones are written in two parts in the countries that have them: anything else is rather half a card.
      return /^[\p{L}\p{N} -]{1,10}$/u.test(text) && (digits <= 7 || /^\d{5}-\d{3,4}$/.test(text));
    case 'phone':
      return digits >= 6 && digits <= 15 && !hasLetters;
    case 'choice':
      return !/^\d{3,4}$/.test(text);
    case 'other':
      return false;
  }
};

/** Digits alone in a field for words. */
const isOutOfPlace = ({ kind, value }: Detail): boolean =>
  /words|line|other/.test(kind) && /\p{N}/u.test(value) && !isFitFor(kind, value);

const together = (details: readonly Detail[]): string => details.map(({ value }) => value).join(' ');

const isLongPhone = ({ kind, value }: Detail): boolean => kind === 'phone' && numeralsIn(value).length > 8;

/**
 * A card number may be typed into one field, or in pieces into several. A whole phone number is a piece only beside
 * fields of digits alone: with that and a postcode anywhere near, every third shopper would seem to have typed one.
 */
const isCardAmong = (details: readonly Detail[], { isCardNumber, mayHoldCardNumber }: CardRules): boolean => {
  const typed = details.filter(({ kind }) => kind !== 'choice');
  const isCardFrom = (first: number) =>
    typed.some((_, last) => {
      const pieces = together(typed.slice(first, last + 1));
      return !/\p{L}/u.test(pieces) && isCardNumber(numeralsIn(pieces).join(''));
    });
  return (
    details.some(({ value }) => mayHoldCardNumber(value)) ||
    mayHoldCardNumber(together(typed.filter((each) => !isLongPhone(each)))) ||
    typed.some((_, first) => isCardFrom(first))
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
