/** The same numbers for the same seed. */
export interface Random {
  /** From 0 to below `limit`. */
  below(limit: number): number;
  chance(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** So many digits; the first is no 0. */
  digits(length: number): string;
  /** A word of letters that hardly any other has. */
  word(): string;
}

const CONSONANTS = Array.from('bdfgklmnprstvz');
const VOWELS = Array.from('aeiou');

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;
  const many = (length: number, make: () => string) => Array.from({ length }, make).join('');
  return {
    below,
    chance: (share) => next() < share,
    pick,
    digits: (length) => String(1 + below(9)) + many(length - 1, () => String(below(10))),
    word: () => {
      const letters = many(4, () => pick(CONSONANTS) + pick(VOWELS));
      return letters[0]!.toUpperCase() + letters.slice(1);
    },
  };
};
