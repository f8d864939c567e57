const SHORTEST = 13;
const LONGEST = 19;

/** The check digit of ISO/IEC 7812-1, annex B. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** How the networks' numbers begin: most with 2 to 6, JCB's also with 1800, UnionPay's with 81, Troy's with 9792. */
const NETWORK = /^(?:[2-6]|1800|81|9792)/;

/** Whether these digits and no others are a card number: 13 to 19 that begin as a network's do and pass the check digit. */
export const isCardNumber = (digits: string): boolean =>
  digits.length >= SHORTEST && digits.length <= LONGEST && NETWORK.test(digits) && passesLuhn(digits);

const NUMERAL = /\p{N}/gu;

/**
 * Whether a card number may stand in what was typed, however it is spaced or surrounded: 13 to 19 digits in a row,
 * counting digits only. Of other scripts' numerals 13 are enough. Rather too strict than too lax: what it holds back is
 * merely not sent.
 */
export const mayHoldCardNumber = (text: string): boolean => {
  const numerals = text.normalize('NFKC').match(NUMERAL) ?? [];
  const digits = numerals.join('');
  if (/\D/.test(digits)) return numerals.length >= SHORTEST;
  for (let start = 0; start + SHORTEST <= digits.length; start += 1) {
    for (let length = SHORTEST; length <= LONGEST; length += 1) {
      if (isCardNumber(digits.slice(start, start + length))) return true;
    }
  }
  return false;
};

/** As above, for what a shop wrote: letters between digits end a number there, as in "24-105 mm, ISO 3200". */
export const mayTitleHoldCardNumber = (title: string): boolean =>
  title.split(/\p{L}+/u).some(mayHoldCardNumber);
