import { languageOf, loadNotice } from '../../../storefront/beacon/main/words.ts';
import type { Settings } from '../../../storefront/beacon/main/settings.ts';
import { ENGLISH_NOTICE } from '../../../storefront/beacon/texts/en.ts';

const loadNothing = () => Promise.reject(new Error('nothing is to be loaded'));

describe('the language', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['nl', 'nl'],
    ['en-GB', 'en'],
  ])('of a page in %s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each(['', 'sv', 'x-none', 'zh-Hant'])('of a page in another is English: %j', (tag) => {
    expect(languageOf(tag)).toBe('en');
  });
});

describe('the words of the notice', () => {
  const page = globalThis as { document?: unknown };
  beforeEach(() => {
    page.document = { querySelector: () => null };
  });
  afterEach(() => {
    delete page.document;
  });

  it('are there in English without another file', async () => {
    const settings = { english: ENGLISH_NOTICE } as Settings;
    expect(await loadNotice('en', loadNothing, settings)).toBe(ENGLISH_NOTICE);
  });
});
