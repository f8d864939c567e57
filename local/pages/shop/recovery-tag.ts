import { html, type Html } from '../../../functions/shared/html.ts';
import { firstCountry } from './countries.ts';
import type { ShopSettings } from '../../../functions/shared/contract/store.ts';
import type { ConsentRules } from '../../../functions/shared/domain/consent.ts';

export interface RecoveryTagParts {
  readonly shop: ShopSettings;
  readonly consent: ConsentRules;
  readonly apiUrl: string;
}

/**
 * The one tag that a shop adds. A shop with sessions on its server would write `data-shopper` here; this one's live in
 * its windows, so its script adds it, before this one runs.
 */
export const recoveryTag = ({ shop, consent, apiUrl }: RecoveryTagParts): Html =>
  html`<script
    src="/beacon.js"
    data-store="${shop.storeId}"
    data-api="${apiUrl}"
    data-country="${firstCountry(consent)}"
    defer
  ></script>`;
