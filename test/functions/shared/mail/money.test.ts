import fc from 'fast-check';
import { moneyFormat } from '../../../../functions/shared/mail/money.ts';

/** Intl parts amount and sign by a no-break space. */
const format = (minorUnits: number, currency: string, ...locales: (string | undefined)[]) =>
  moneyFormat(currency, locales)?.(minorUnits).replaceAll('\u00a0', ' ');

describe('an amount', () => {
  it.each([
    [1999, 'EUR', 'de-DE', '19,99 €'],
    [1999, 'EUR', 'en-IE', '€19.99'],
    [123456, 'USD', 'en-US', '$1,234.56'],
    [1999, 'JPY', 'en-US', '¥1,999'],
    [1999, 'KWD', 'en-US', 'KWD 1.999'],
    [0, 'EUR', 'de-DE', '0,00 €'],
  ])('%i minor units of %s for %s', (minorUnits, currency, locale, written) =>
    expect(format(minorUnits, currency, locale)).toBe(written),
  );

  it.each([undefined, 'no locale!', '', 'xx-QQ'])('falls back to the store’s locale from %s', (locale) =>
    expect(format(1999, 'EUR', locale, 'de-DE')).toBe('19,99 €'),
  );

  it('keeps its digits where the locale asks for others by an extension', () =>
    expect(format(1999, 'EUR', 'de-DE-u-nu-thai')).toBe('19,99 €'));

  it.each(['ar-EG', 'he-IL', 'fa-IR', 'ur-PK'])('holds no direction mark in %s', (locale) =>
    expect(format(-1999, 'EUR', locale)).not.toMatch(/\p{Bidi_Control}/u),
  );

  it.each(['', 'EU', 'ABC', 'EURO', 'eur', '<b>'])('is left out where the currency is none: %s', (currency) =>
    expect(moneyFormat(currency, ['de-DE'])).toBeUndefined(),
  );

  it('is written whatever locale was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(), (locale, minorUnits) => {
        expect(format(minorUnits, 'EUR', locale, 'de-DE')).toMatch(/\d/);
      }),
    );
  });
});
