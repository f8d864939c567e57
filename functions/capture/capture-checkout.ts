import type { Beacon } from '../shared/contract/beacon.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type {
  CaptureOutcome,
  CaptureStore,
  CheckoutSnapshot,
  Count,
  RecipientKeys,
} from '../shared/ports.ts';

export interface CaptureDependencies {
  readonly store: CaptureStore;
  readonly keyOf: RecipientKeys;
  readonly count: Count;
}

const snapshotOf = async (
  checkoutId: string,
  beacon: Beacon,
  receivedAt: EpochMs,
  keyOf: RecipientKeys,
): Promise<CheckoutSnapshot> => ({
  checkoutId,
  seq: beacon.seq,
  receivedAt,
  email: beacon.email,
  recipientKey: typeof beacon.email === 'string' ? await keyOf(beacon.email) : beacon.email,
  firstName: beacon.firstName,
  locale: beacon.locale,
  timeZone: beacon.timeZone,
  country: beacon.country,
  cart: beacon.cart,
  consent: beacon.consent,
  session: beacon.session,
  signals: beacon.signals,
  isPaused: beacon.paused,
});

/** Takes one beacon in: one write, which changes nothing where a newer beacon or the checkout's end came first. */
export const createCaptureCheckout =
  ({ store, keyOf, count }: CaptureDependencies) =>
  async (checkoutId: string, beacon: Beacon, now: EpochMs): Promise<CaptureOutcome['kind']> => {
    const outcome = await store.capture(await snapshotOf(checkoutId, beacon, now, keyOf));
    if (outcome.kind !== 'captured') return outcome.kind;
    if (outcome.isNew) count({ name: 'Captured' });
    if (outcome.isNewlyContactable) count({ name: 'Contactable' });
    return outcome.kind;
  };
