import type { BeaconSettings } from '../../storefront/build/build-beacon.ts';
import { durationMs } from './duration.ts';
import type { StoreConfig } from './store-config.ts';

const DAY_MS = durationMs('P1D');

/** What the storefront script is told of the store. A day that is begun counts: it promises how long at most. */
export const toBeaconSettings = ({
  id,
  name,
  consent,
  retention,
  storefront,
}: StoreConfig): BeaconSettings => ({
  storeId: id,
  shopName: name,
  consent,
  keepDays: Math.ceil(durationMs(retention.checkout) / DAY_MS),
  privacyUrl: storefront.privacyUrl,
});
