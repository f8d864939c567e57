import { zonesOf } from '../../../storefront/build/time-zones.ts';

const wordsOf = (country: string): readonly string[] => zonesOf(country).split(' ').filter(Boolean);

/** Every code that Node knows a zone of. */
const COUNTRIES: readonly string[] = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  .flatMap((first, _, letters) => letters.map((second) => first + second))
  .filter((country) => country === new Intl.Locale(`und-${country}`).region)
  .filter((country) => wordsOf(country).length > 0);

describe('the time zones of a country', () => {
  it.each([
    ['DE', ['Berlin', 'Busingen']],
    ['GB', ['London']],
    ['ES', ['Ceuta', 'Canary', 'Madrid']],
    ['CN', ['Shanghai', 'Urumqi']],
    ['NZ', ['Chatham', 'Auckland']],
  ])('of %s are the second words of their names', (country, words) => {
    expect(new Set(wordsOf(country))).toEqual(new Set(words));
  });

  it('with parts of their own are named by what the parts have in common, once', () => {
    const words = wordsOf('US');
    expect(words).toEqual(
      expect.arrayContaining(['New_York', 'Indiana', 'Kentucky', 'North_Dakota', 'Honolulu']),
    );
    expect(words).not.toContain('Knox');
    expect(new Set(words).size).toBe(words.length);
    expect(wordsOf('AR')).toContain('Argentina');
  });

  it.each([
    ['IN', 'Calcutta', 'Kolkata'],
    ['UA', 'Kiev', 'Kyiv'],
    ['VN', 'Saigon', 'Ho_Chi_Minh'],
    ['NP', 'Katmandu', 'Kathmandu'],
  ])('of %s have the old name and the new one, as browsers have', (country, old, renamed) => {
    expect(wordsOf(country)).toEqual(expect.arrayContaining([old, renamed]));
  });

  it('stand between spaces, so that none is found within another', () => {
    for (const country of COUNTRIES) expect(zonesOf(country)).toMatch(/^ (\S+ )+$/);
  });

  it('are nothing, not even a space, for a country that has none', () => {
    expect(zonesOf('BV')).toBe('');
  });

  it('tell countries apart: no word is in two', () => {
    expect(COUNTRIES.length).toBeGreaterThan(200);
    const words = COUNTRIES.flatMap(wordsOf);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('are never left out silently by a Node that is too old', () => {
    const { prototype } = Intl.Locale;
    const property = Object.getOwnPropertyDescriptor(prototype, 'getTimeZones')!;
    Reflect.deleteProperty(prototype, 'getTimeZones');
    try {
      expect(() => zonesOf('US')).toThrow('Node 24');
    } finally {
      Object.defineProperty(prototype, 'getTimeZones', property);
    }
  });
});
