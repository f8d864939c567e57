import type { ConsentMode } from '../../../functions/shared/domain/consent.ts';
import type { Remembered } from '../session/memory.ts';
import type { Settings } from './settings.ts';

/** What decides over what may happen for this browser's shopper. */
export interface Shopper {
  readonly country: string | undefined;
  /** What must happen before anything may leave the page; `off`: nothing happens at all. */
  readonly mode: ConsentMode;
}

declare global {
  interface Navigator {
    /** https://w3c.github.io/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

/** @param stored what the shopper said before: "don't save" holds for a while */
export const describeShopper = (settings: Settings, { heldUntil = 0 }: Remembered): Shopper => {
  const { countries } = settings;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const place = ` ${timeZone.split('/')[1] ?? ''} `;
  const country =
    settings.country?.toUpperCase() ||
    Object.keys(countries).find((each) => countries[each]?.[1].includes(place));
  const required = country ? (countries[country]?.[0] ?? settings.mode) : 'opt-in';
  const isRefused = navigator.globalPrivacyControl || Date.now() < heldUntil;
  return { country, mode: isRefused ? 'off' : required };
};
