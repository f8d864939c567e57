import { creditCardType, number as cardNumber } from 'card-validator';
import fc from 'fast-check';

const networks = Object.values(creditCardType.types).map((name) => creditCardType.getTypeInfo(name));

const isValid = (digits: string): boolean => cardNumber(digits, { luhnValidateUnionPay: true }).isValid;

const withCheckDigit = (digits: string): string => {
  const sum = [...digits]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return digits + String((10 - (sum % 10)) % 10);
};

/** Valid numbers of every network, each of its prefixes and lengths from 13 digits on. */
export const cardNumbers = (): fc.Arbitrary<string> =>
  fc
    .constantFrom(...networks)
    .chain(({ patterns, lengths }) =>
      fc.tuple(
        fc
          .constantFrom(...patterns)
          .chain((prefix) =>
            Array.isArray(prefix) ? fc.integer({ min: prefix[0]!, max: prefix[1]! }) : fc.constant(prefix),
          ),
        fc.constantFrom(...lengths.filter((length) => length >= 13)),
        fc.stringMatching(/^[0-9]{19}$/),
      ),
    )
    .map(([prefix, length, fill]) => withCheckDigit((String(prefix) + fill).slice(0, length - 1)))
    .filter(isValid);

const systems = Intl.supportedValuesOf('numberingSystem').map((numberingSystem) =>
  Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat('en', { numberingSystem }).format(digit)),
);
/** Systems that write one digit by one decimal digit: not Roman, Hebrew, Chinese, … */
const DIGITS = systems.filter((system) => system.every((digit) => /^\p{Nd}$/u.test(digit)));

const SEPARATORS = [
  '',
  '',
  '',
  '',
  ' ',
  '-',
  '.',
  '\u00a0',
  '\u202f',
  '–',
  ' - ',
  '·',
  '/',
  '_',
  '\u200b',
  '\t',
  '\u3000',
];

/** The same number as people write it: with separators anywhere and in any script's digits. */
export const grouped = (digits: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...DIGITS),
      fc.array(fc.constantFrom(...SEPARATORS), {
        minLength: digits.length - 1,
        maxLength: digits.length - 1,
      }),
    )
    .map(([system, separators]) =>
      [...digits].map((digit, index) => system[Number(digit)]! + (separators[index] ?? '')).join(''),
    );
