import type { ConsentMode } from '../../../functions/shared/domain/consent.ts';
import type { Settings } from '../../../storefront/beacon/main/settings.ts';
import { describeShopper } from '../../../storefront/beacon/main/shopper.ts';
import { ENGLISH_NOTICE } from '../../../storefront/beacon/texts/en.ts';
import { zonesOf } from '../../../storefront/build/time-zones.ts';

const DEFAULT_MODE: ConsentMode = 'opt-in';
const { resolvedOptions } = Intl.DateTimeFormat.prototype;

const settingsOf = (
  modes: Readonly<Record<string, ConsentMode>>,
  mode: ConsentMode = DEFAULT_MODE,
  country?: string,
): Settings => ({
  store: 'demo',
  api: 'https://api.shop.example',
  shop: 'Lindgren & Sons',
  days: '30',
  english: ENGLISH_NOTICE,
  mode,
  country,
  countries: Object.fromEntries(
    Object.entries(modes).map(([each, own]) => [each, [own, zonesOf(each)] as const]),
  ),
});

const modes = { US: 'notice', CN: 'off', GB: 'notice', ES: 'opt-in', IN: 'off' } as const;

const inTimeZone = (timeZone: string) => {
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    return { ...resolvedOptions.call(this), timeZone };
  };
};

const setPrivacySignal = (value: boolean | undefined) => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value, configurable: true });
};

beforeEach(() => {
  inTimeZone('UTC');
});
afterEach(() => {
  Intl.DateTimeFormat.prototype.resolvedOptions = resolvedOptions;
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

describe('a shopper’s country', () => {
  it.each([
    ['US', 'US'],
    ['us', 'US'],
    ['De', 'DE'],
  ])('is what the shop says: %s', (said, country) => {
    inTimeZone('Asia/Shanghai');
    expect(describeShopper(settingsOf(modes, 'opt-in', said), {}).country).toBe(country);
  });

  it.each([
    ['America/New_York', 'US'],
    ['America/Indiana/Knox', 'US'],
    ['America/Indiana/Indianapolis', 'US'],
    ['America/Kentucky/Monticello', 'US'],
    ['America/North_Dakota/New_Salem', 'US'],
    ['Pacific/Honolulu', 'US'],
    ['Europe/London', 'GB'],
    ['Atlantic/Canary', 'ES'],
    ['Asia/Urumqi', 'CN'],
    ['Asia/Calcutta', 'IN'],
    ['Asia/Kolkata', 'IN'],
  ])('is told by the browser’s time zone where the shop does not say: %s', (timeZone, country) => {
    inTimeZone(timeZone);
    expect(describeShopper(settingsOf(modes), {}).country).toBe(country);
    expect(describeShopper(settingsOf(modes, 'opt-in', ''), {}).country).toBe(country);
  });

  it.each(['Europe/Berlin', 'UTC', 'Etc/GMT+5', 'Etc/Unknown', 'America', ''])(
    'is unknown where no rule of its own has its time zone: %j',
    (timeZone) => {
      inTimeZone(timeZone);
      expect(describeShopper(settingsOf(modes), {}).country).toBeUndefined();
    },
  );

  it('is unknown in no zone, also beside a country that has none', () => {
    expect(describeShopper(settingsOf({ BV: 'notice', US: 'notice' }), {}).country).toBeUndefined();
  });
});

describe('the consent mode', () => {
  it.each([
    ['US', 'notice'],
    ['ES', 'opt-in'],
    ['CN', 'off'],
    ['DE', DEFAULT_MODE],
  ] as const)('of country %s is %s', (country, mode) => {
    expect(describeShopper(settingsOf(modes, DEFAULT_MODE, country), {}).mode).toBe(mode);
  });

  it.each(['notice', 'off', 'opt-in'] as const)('is the default for a country without a rule: %s', (mode) => {
    expect(describeShopper(settingsOf(modes, mode, 'DE'), {}).mode).toBe(mode);
  });

  it.each(['notice', 'off', 'opt-in'] as const)(
    'is opt-in for an unknown country, also where the default is %s',
    (mode) => {
      expect(describeShopper(settingsOf(modes, mode), {}).mode).toBe('opt-in');
    },
  );

  it.each([...Object.keys(modes), undefined])('is off under Global Privacy Control in %s', (country) => {
    setPrivacySignal(true);
    expect(describeShopper(settingsOf(modes, 'notice', country), {}).mode).toBe('off');
    setPrivacySignal(false);
    expect(describeShopper(settingsOf(modes, 'notice', 'US'), {}).mode).toBe('notice');
  });

  it('is off after “don’t save”, until that has ended', () => {
    const settings = settingsOf(modes, 'notice', 'US');
    const now = Date.now();
    expect(describeShopper(settings, { heldUntil: now + 60_000 }).mode).toBe('off');
    expect(describeShopper(settings, { heldUntil: now - 1 }).mode).toBe('notice');
  });
});
