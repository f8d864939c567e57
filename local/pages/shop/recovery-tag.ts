import { html, type Html } from '../../../functions/shared/html.ts';
import { DAY_MS } from '../../../functions/shared/domain/time.ts';
import { firstCountry } from './countries.ts';
import type { ShopSettings } from '../../../functions/shared/contract/store.ts';
import type { ConsentRules } from '../../../functions/shared/domain/consent.ts';

export interface RecoveryTagParts {
  readonly shop: ShopSettings;
  readonly consent: ConsentRules;
  readonly retentionMs: number;
  readonly apiUrl: string;
}

const consentAttribute = ({ default: mode, countries }: ConsentRules): string =>
  [mode, ...Object.entries(countries).map(([country, own]) => `${country}=${own}`)].join(' ');

/**
 * The one tag that a shop adds. A shop with sessions on its server would write `data-shopper` here; this one's live in
 * its windows, so its script adds it, before this one runs.
 */
export const recoveryTag = ({ shop, consent, retentionMs, apiUrl }: RecoveryTagParts): Html =>
  html`<script
    src="/beacon.js"
    data-store="${shop.storeId}"
    data-api="${apiUrl}"
    data-shop="${shop.name}"
    data-country="${firstCountry(consent)}"
    data-consent="${consentAttribute(consent)}"
    data-keep-days="${Math.round(retentionMs / DAY_MS)}"
    data-privacy="/privacy"
    defer
  ></script>`;
