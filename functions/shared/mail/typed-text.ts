/**
 * What a shopper typed, or a page claims for a product, and whether it may stand in a mail. Anybody can send a beacon,
 * so what is let through must be worthless to somebody who wants to reach a stranger by our mail: no address, link,
 * number to call, nor a character that hides or turns round others. What does not pass is dropped, never repaired but for its spaces.
 */

const MAX_NAME_LENGTH = 40;
const MAX_NAME_WORDS = 2;
const MAX_TITLE_LENGTH = 80;
const MAX_TITLE_WORDS = 10;

/** Letters with their marks; between them spaces, apostrophes, hyphens and the dots of initials. */
const NAME = /^\p{L}[\p{L}\p{M} '’.-]*$/u;

/** Letters, marks, numbers, and the punctuation of product titles. No `@`, no `\`, no dot but the ASCII one. */
const TITLE = /^[\p{L}\p{M}\p{N} \p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sc}'"&+,.:;!?%#*/·°×®™©…]+$/u;

/** Fillers, joiners and direction marks: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** More marks on one letter than a language has use for. */
const MARK_PILE = /\p{M}{4}/u;
/** `a.de`, and so `www.a.de` and `a.de/b`: mail programs make links of these without being asked. */
const HOST_NAME = /[\p{L}\p{M}\p{N}]\.[\p{L}\p{M}]{2}/u;
/** The same, written for people: `a dot com`, `a. com`. */
const SPELT_HOST_NAME = /(?:\s\(?dot\)?\s|\p{L}\s?\.\s)\p{L}{2,4}(?!\p{L})/iu;
const IP_ADDRESS = /\p{Nd}+(?:\.\p{Nd}+){3}/u;
const SCHEME = /\/\/|\b(?:https?|ftp|mailto|tel|sms|javascript|data)\s*:/iu;
/** Seven digits in a row, however they are grouped. */
const PHONE_NUMBER = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,2}){7}/u;

/** Titles are no sentences, and what a stranger wants to tell somebody is. A short word with a dot abbreviates. */
const SENTENCE = /[!?…]|\p{L}{5,}\.(?:\s|$)/u;

const LURES = [INVISIBLE, MARK_PILE, HOST_NAME, SPELT_HOST_NAME, IP_ADDRESS, SCHEME, PHONE_NUMBER];

/** One plain space between words: French titles have narrow ones, pages have many. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');

/** Also looked for in the compatibility form, where `ｈｔｔｐ` and `①` are what they look like. */
const isHarmless = (text: string): boolean =>
  [text, text.normalize('NFKC')].every((form) => LURES.every((lure) => !lure.test(form)));

const isShort = (text: string, limit: number): boolean => text.length <= limit;

/** The first name to greet with, or `undefined`: then greet without one. */
export const greetableName = (typed: string | undefined): string | undefined => {
  if (typed === undefined || !isShort(typed, MAX_NAME_LENGTH)) return undefined;
  const name = tidy(typed);
  const isName = NAME.test(name) && name.split(' ').length <= MAX_NAME_WORDS && isHarmless(name);
  return isName ? name : undefined;
};

/** The product's title, or `undefined`: then name it by a neutral word. */
export const printableTitle = (typed: string | undefined): string | undefined => {
  if (typed === undefined || !isShort(typed, MAX_TITLE_LENGTH)) return undefined;
  const title = tidy(typed);
  const isTitle = TITLE.test(title) && !SENTENCE.test(title) && title.split(' ').length <= MAX_TITLE_WORDS;
  return isTitle && isHarmless(title) ? title : undefined;
};
