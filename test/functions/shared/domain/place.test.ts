import {
  canonicalLocale,
  canonicalTimeZone,
  isCountryCode,
  isCurrencyCode,
} from '../../../../functions/shared/domain/place.ts';

describe('a country', () => {
  it.each(['DE', 'GB', 'US', 'XK'])('%s is one', (code) => {
    expect(isCountryCode(code)).toBe(true);
  });

  it.each(['de', 'UK', 'EU', 'ZZ', 'DEU', '', 'D1'])('%j is none', (code) => {
    expect(isCountryCode(code)).toBe(false);
  });
});

describe('a currency', () => {
  it.each(['EUR', 'USD', 'JPY', 'KWD'])('%s is one', (code) => {
    expect(isCurrencyCode(code)).toBe(true);
  });

  it.each(['eur', '€', 'EURO', 'QQQ', 'BTC', ''])('%j is none', (code) => {
    expect(isCurrencyCode(code)).toBe(false);
  });
});

describe('a locale', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['DE-de', 'de-DE'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['en', 'en'],
    ['ar-EG-u-nu-thai-ca-buddhist', 'ar-EG'],
    ['en-US-posix', 'en-US'],
    ['de-8888-8188-4012-1881', 'de'],
    ['de-x-4012-8888', 'de'],
    ['es-419', 'es-419'],
  ])('%s is taken as %s', (text, locale) => {
    expect(canonicalLocale(text)).toBe(locale);
  });

  it.each(['de_DE', '', 'd', '*'])('%j is none', (text) => {
    expect(canonicalLocale(text)).toBeUndefined();
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('%s is taken as %s', (text, timeZone) => {
    expect(canonicalTimeZone(text)).toBe(timeZone);
  });

  it.each(['Mars/Olympus', '', 'CEST', '../etc/passwd'])('%j is none', (text) => {
    expect(canonicalTimeZone(text)).toBeUndefined();
  });
});
