import { GERMAN, GERMAN_NOTICE } from '../../storefront/beacon/texts/de.ts';
import { ENGLISH, ENGLISH_NOTICE } from '../../storefront/beacon/texts/en.ts';
import { SPANISH, SPANISH_NOTICE } from '../../storefront/beacon/texts/es.ts';
import { FRENCH, FRENCH_NOTICE } from '../../storefront/beacon/texts/fr.ts';
import { DUTCH, DUTCH_NOTICE } from '../../storefront/beacon/texts/nl.ts';
import type { Texts } from '../../storefront/beacon/texts/texts.ts';

/** The notice and what is said later come in different files; a shopper reads both. */
const IN_ENGLISH: Texts = { ...ENGLISH_NOTICE, ...ENGLISH };
const IN_FRENCH: Texts = { ...FRENCH_NOTICE, ...FRENCH };
const TRANSLATIONS: readonly (readonly [string, Texts])[] = [
  ['de', { ...GERMAN_NOTICE, ...GERMAN }],
  ['es', { ...SPANISH_NOTICE, ...SPANISH }],
  ['fr', IN_FRENCH],
  ['nl', { ...DUTCH_NOTICE, ...DUTCH }],
];
const LANGUAGES: readonly (readonly [string, Texts])[] = [['en', IN_ENGLISH], ...TRANSLATIONS];

/** How each language quotes; an apostrophe is always ’. */
const QUOTED: Readonly<Record<string, (words: string) => string>> = {
  en: (words) => `“${words}”`,
  de: (words) => `„${words}“`,
  es: (words) => `«${words}»`,
  fr: (words) => `«\u00a0${words}\u00a0»`,
  nl: (words) => `‘${words}’`,
};

const placeholdersIn = (text: string): string[] => (text.match(/\{[^}]*\}/g) ?? []).sort();

const placeholdersOf = (texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placeholdersIn(String(text))]));

const allOf = (texts: Texts): string => Object.values(texts).join('\n');

describe.each(TRANSLATIONS)('the words in %s', (_, texts) => {
  it('are there for each English text, with the same placeholders', () => {
    expect(placeholdersOf(texts)).toEqual(placeholdersOf(IN_ENGLISH));
  });

  it('have no English left among them', () => {
    const english = new Set<string>(Object.values(IN_ENGLISH));
    expect(Object.values(texts).filter((text: string) => english.has(text))).toEqual([]);
    expect(allOf(texts)).not.toMatch(/\b(the|your|you|and|what|kept|save|saved|cart|this)\b/i);
  });
});

describe.each(LANGUAGES)('all that is said in %s', (language, texts) => {
  it('is said, without stray spaces', () => {
    for (const text of Object.values(texts) as string[]) {
      expect(text).toMatch(/^\S.*\S$/);
      expect(text).not.toContain('  ');
    }
  });

  it('is said calmly', () => {
    expect(allOf(texts)).not.toMatch(/[!¡]/);
  });

  it('has the quotation marks and apostrophes of its language', () => {
    const words = texts.dontSave.toLowerCase();
    const quoted = QUOTED[language]?.(words) ?? '';
    expect(texts.keptUntil).toContain(quoted);
    const rest = allOf(texts).replaceAll(quoted, '');
    expect(rest).not.toMatch(/["'`´“”„‚‘«»‹›]/);
    expect(rest.match(/.?’.?/gu)?.filter((around) => !/^\p{L}’\p{L}$/u.test(around)) ?? []).toEqual([]);
  });

  it('names the shop, how long and how to stop it in the notice', () => {
    expect(placeholdersIn(texts.notice)).toEqual(['{days}', '{shop}']);
    expect(texts.notice).toContain(QUOTED[language]?.(texts.dontSave.toLowerCase()));
    expect(placeholdersIn(texts.keptUntil)).toEqual(['{days}']);
  });
});

describe('what is said in French', () => {
  it('keeps a space that does not break before marks of two parts and after numbers', () => {
    expect(allOf(IN_FRENCH)).not.toMatch(/[^\u00a0][;:?]|(\d|\}) (jours|heures)/);
  });
});
