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

/** Made once: an arbitrary costs more than its values. */
const FILL = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 19, maxLength: 19 });

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
        FILL,
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

const MOST_GAPS = 18;

const GROUPING = fc.tuple(
  fc.constantFrom(...DIGITS),
  fc.array(fc.constantFrom(...SEPARATORS), { minLength: MOST_GAPS, maxLength: MOST_GAPS }),
);

const withGaps = (digits: readonly string[], gaps: readonly string[]): string =>
  digits.map((digit, index) => digit + (index < digits.length - 1 ? gaps[index]! : '')).join('');

/** The same number as people write it: with separators anywhere and in any script's digits. */
export const grouped = (digits: string): fc.Arbitrary<string> =>
  GROUPING.map(([system, separators]) =>
    withGaps(
      [...digits].map((digit) => system[Number(digit)]!),
      separators,
    ),
  );

/** What is never drawn: fillers, joiners, marks of direction, tags. */
const INVISIBLE = [
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u180e',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\u{e0020}',
];

const VEILS = fc.array(fc.string({ unit: fc.constantFrom(...INVISIBLE), maxLength: 8 }), {
  minLength: MOST_GAPS,
  maxLength: MOST_GAPS,
});

/** The same number with many characters between its digits that nobody sees. */
export const veiled = (digits: string): fc.Arbitrary<string> =>
  VEILS.map((veils) => withGaps([...digits], veils));

/** The number cut into two to four parts, each too short to be one itself. */
export const inParts = (digits: string): fc.Arbitrary<readonly string[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: digits.length - 1 }), { minLength: 1, maxLength: 3 })
    .map((cuts) => [0, ...cuts.sort((one, other) => one - other), digits.length])
    .map((cuts) => cuts.slice(1).map((cut, index) => digits.slice(cuts[index], cut)))
    .filter((parts) => parts.every(({ length }) => length < 13));

const asAscii = (digit: string): string =>
  String(DIGITS.map((system) => system.indexOf(digit)).find((value) => value >= 0) ?? '');

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const digitsOf = (text: string): string => {
  const plain = unescaped(text).normalize('NFKC');
  return [...plain.matchAll(/\p{Nd}/gu)].map(([digit]) => asAscii(digit)).join('');
};

type Leaf = readonly [name: string, value: string];

const leavesOf = (value: unknown, name = ''): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        leavesOf(inner, Array.isArray(value) ? `${name}[]` : key),
      )
    : [[name, String(value)]];

/**
 * All digits that stand anywhere in an item: one value after the other as they are stored, and again for each
 * attribute's name, those of a cart's lines one after the other.
 */
export const digitsIn = (item: unknown): readonly string[] => {
  const leaves = leavesOf(item);
  const joined = (some: readonly Leaf[]) => some.map(([, value]) => digitsOf(value)).join('');
  const names = [...new Set(leaves.map(([name]) => name))];
  return [joined(leaves), ...names.map((name) => joined(leaves.filter(([other]) => other === name)))];
};
