import { parseConsentRules } from './consent-mode.ts';
import type { ConsentRules } from '../../functions/shared/domain/consent.ts';

/** What the shop says in the script tag. */
export interface BeaconConfig {
  readonly storeId: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  /** ISO 3166-1 alpha-2; absent: by the browser's time zone. */
  readonly country: string | undefined;
  /**
   * An id of the shop's own for who uses this browser now, such as its cart session: two people on one browser are two
   * shoppers then. No personal data. Absent: whoever uses this browser is one shopper.
   */
  readonly shopperId: string | undefined;
  readonly consentRules: ConsentRules;
  /** As the shopper knows the shop. */
  readonly shopName: string;
  readonly keepDays: number;
  readonly privacyUrl: string | undefined;
}

const DEFAULT_KEEP_DAYS = 30;

/** As in a store's configuration that says nothing of consent. */
const DEFAULT_CONSENT = 'opt-in US=notice';

/** An address, which has an @, is none. */
const SHOPPER_ID = /^[\w.-]{1,64}$/;

/**
 * Reads `data-store`, `data-api`, `data-country`, `data-shopper`, `data-consent`, `data-shop`, `data-keep-days` and
 * `data-privacy`. Without a store or an API there is nothing to do: `undefined`.
 */
export const readConfig = (data: DOMStringMap, hostName: string): BeaconConfig | undefined => {
  const storeId = data['store'];
  const apiUrl = data['api']?.replace(/\/+$/, '');
  const country = data['country'] ?? '';
  const shopperId = data['shopper'] ?? '';
  if (!storeId || !apiUrl) return undefined;
  return {
    storeId,
    apiUrl,
    country: /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined,
    shopperId: SHOPPER_ID.test(shopperId) ? shopperId : undefined,
    consentRules: parseConsentRules(data['consent'] ?? DEFAULT_CONSENT),
    shopName: data['shop'] || hostName,
    keepDays: Number(data['keepDays']) || DEFAULT_KEEP_DAYS,
    privacyUrl: data['privacy'] || undefined,
  };
};
