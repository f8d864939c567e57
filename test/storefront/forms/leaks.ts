/** Something that must neither leave the page nor stay in the browser, as it stood in a field. */
export interface Secret {
  /** Where it was typed, for the report. */
  readonly what: string;
  readonly value: string;
}

export interface Leak extends Secret {
  /** The text it was found in. */
  readonly where: string;
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * Every string in a text that may be JSON, also in JSON within JSON. Numbers and times are the script's own: whatever is
 * typed is a string.
 */
export const stringsIn = (text: string): readonly string[] => {
  const strings = (value: unknown): readonly string[] => {
    if (typeof value === 'string') {
      const inner = /^[{[]/.test(value) ? parse(value) : undefined;
      return inner === undefined ? [value] : strings(inner);
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(strings);
  };
  const value = parse(text);
  const found = typeof value === 'object' && value !== null ? strings(value) : [text];
  return found.filter((each) => !TIMESTAMP.test(each));
};

/** Any script's digits as 0-9, nothing else. */
const digitsOf = (text: string): string =>
  [...text.normalize('NFKC')]
    .filter((each) => /\p{Nd}/u.test(each))
    .map((each) => {
      const point = each.codePointAt(0)!;
      let zero = point;
      while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return (point - zero) % 10;
    })
    .join('');

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Of a card number this many digits in a row are a leak, however they are spaced. */
const TELLING_DIGITS = 8;

/** How a secret can be told in a string: one of two characters only alone, a short one as a word of its own, another anywhere. */
const findIn = ({ value }: Secret): ((text: string) => boolean) => {
  if (value.length <= 2) return (text) => text === value;
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${escape(value)}(?![\\p{L}\\p{N}])`, 'iu');
  const digits = digitsOf(value);
  if (digits.length >= TELLING_DIGITS) {
    const windows = Array.from({ length: digits.length - TELLING_DIGITS + 1 }, (_, at) =>
      digits.slice(at, at + TELLING_DIGITS),
    );
    return (text) => text.includes(value) || windows.some((window) => digitsOf(text).includes(window));
  }
  return value.length <= 4
    ? (text) => word.test(text)
    : (text) => text.toLowerCase().includes(value.toLowerCase());
};

/**
 * The secrets that a text holds. Digits are also looked for over all its strings together, since a number can be kept in
 * pieces.
 */
export const findLeaks = (secrets: readonly Secret[], texts: readonly string[]): readonly Leak[] => {
  const all = texts.map((text) => ({ text, strings: stringsIn(text) }));
  return secrets.flatMap((secret) => {
    const isIn = findIn(secret);
    return all
      .filter(({ strings }) => strings.some(isIn) || isIn(strings.join(' ')))
      .map(({ text }) => ({ ...secret, where: text }))
      .slice(0, 1);
  });
};
