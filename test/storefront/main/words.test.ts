import { languageOf, loadNotice } from '../../../storefront/beacon/main/words.ts';
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
  it('are there in English without another file', async () => {
    expect(await loadNotice('en', loadNothing, undefined)).toEqual(ENGLISH_NOTICE);
  });

  it('are the shop’s own where it has some', async () => {
    expect(await loadNotice('en', loadNothing, { box: 'Help me.' })).toEqual({
      ...ENGLISH_NOTICE,
      box: 'Help me.',
    });
  });
});
