import { consentModeFor, parseConsentRules } from '../../storefront/beacon/consent-mode.ts';
import { countryOfTimeZone } from '../../storefront/beacon/country.ts';

const rules = parseConsentRules('opt-in US=notice CN=off');
const shopper = { country: 'US', hasPrivacySignal: false, isHeld: false };

describe('the consent mode', () => {
  it.each([
    ['US', 'notice'],
    ['DE', 'opt-in'],
    ['CN', 'off'],
    [undefined, 'opt-in'],
  ])('of country %s is %s', (country, mode) => {
    expect(consentModeFor({ ...shopper, country }, rules)).toBe(mode);
  });

  it('is opt-in for an unknown country, whatever the default', () => {
    expect(consentModeFor({ ...shopper, country: undefined }, parseConsentRules('notice'))).toBe('opt-in');
  });

  it('is off under Global Privacy Control', () => {
    expect(consentModeFor({ ...shopper, hasPrivacySignal: true }, rules)).toBe('off');
  });

  it('is off after “don’t save”', () => {
    expect(consentModeFor({ ...shopper, isHeld: true }, rules)).toBe('off');
  });
});

describe('the rules in the script tag', () => {
  it('are a default and its exceptions, in any case and order', () => {
    expect(parseConsentRules('us=notice, notice; de=opt-in')).toEqual({
      default: 'notice',
      countries: { US: 'notice', DE: 'opt-in' },
    });
  });

  it.each(['', 'yes please', 'none US=sure'])('ask most where they cannot be read: %j', (text) => {
    const { default: mode, countries } = parseConsentRules(text);
    expect(mode).toBe('opt-in');
    expect(Object.values(countries).every((own) => own === 'opt-in')).toBe(true);
  });
});

describe('the country of a time zone', () => {
  it.each([
    ['America/New_York', 'US'],
    ['America/Indiana/Indianapolis', 'US'],
    ['Europe/Berlin', 'DE'],
    ['Europe/London', 'GB'],
    ['Atlantic/Canary', 'ES'],
    ['Etc/UTC', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s: %s', (timeZone, country) => {
    expect(countryOfTimeZone(timeZone)).toBe(country);
  });
});
