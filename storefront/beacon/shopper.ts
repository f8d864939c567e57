import { consentModeFor } from './consent-mode.ts';
import { countryOfTimeZone } from './country.ts';
import type { BeaconConfig } from './config.ts';
import type { ConsentMode } from '../../functions/shared/domain/consent.ts';

/** What this browser tells about its shopper, for the language, the hour and the law of the mails. */
export interface Shopper {
  readonly locale: string;
  readonly timeZone: string;
  readonly country: string | undefined;
  readonly mode: ConsentMode;
}

const hasPrivacySignal = (navigator: Navigator): boolean =>
  'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;

/** The page's language rather than the browser's: the shopper reads the shop in it. */
const localeOf = (page: Window): string => {
  const { lang } = page.document.documentElement;
  try {
    return new Intl.Locale(lang).baseName;
  } catch {
    return page.navigator.language;
  }
};

export const describeShopper = (page: Window, config: BeaconConfig, isHeld: boolean): Shopper => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const country = config.country ?? countryOfTimeZone(timeZone);
  return {
    locale: localeOf(page),
    timeZone,
    country,
    mode: consentModeFor(
      { country, hasPrivacySignal: hasPrivacySignal(page.navigator), isHeld },
      config.consentRules,
    ),
  };
};
