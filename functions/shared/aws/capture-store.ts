import { expiryOf, HOUR_MS, SECOND_MS, type EpochMs } from '../domain/time.ts';
import type { CaptureStore, CheckoutSnapshot } from '../ports.ts';
import { closeCheckout } from './close-checkout.ts';
import { writeIf, type WriteResult } from './conditional-write.ts';
import { checkoutPk, recipientPk, sweepShardOf } from './keys.ts';
import type { TableOptions } from './table-options.ts';

const PATCHED = [
  'email',
  'recipientKey',
  'firstName',
  'locale',
  'timeZone',
  'country',
  'cart',
  'consent',
  'session',
  'signals',
] as const;

type Patches = Record<(typeof PATCHED)[number] | 'isPaused', unknown>;

/** By then the stream has surely armed a timer, if there was one to arm: later the sweep asks why not. */
const ARMED_BY_MS = HOUR_MS;

/** `false` is stored as absence, so that the stream's filter can ask for it. */
const patchesOf = (snapshot: CheckoutSnapshot): Patches => ({
  ...snapshot,
  isPaused: snapshot.isPaused === false ? null : snapshot.isPaused,
});

/** Completed, erased, or past its retention: TTL deletes up to days later, and nothing may be revived until then. */
const isOver = (before: WriteResult['before'], now: EpochMs): boolean =>
  before?.['state'] !== 'open' || Number(before['expiresAt']) * SECOND_MS <= now;

const hasAfter = (patch: unknown, before: unknown): boolean =>
  patch === undefined ? before !== undefined : patch !== null;

/** After an erasure nothing leads from the recipient to the checkout, and an older one of theirs runs on. */
const leaveSequence = async (
  { client, tableName }: TableOptions,
  key: unknown,
  checkoutId: string,
): Promise<void> => {
  if (typeof key !== 'string') return;
  await writeIf(client, tableName, recipientPk(key), {
    remove: ['#sequenceCheckoutId', '#sequenceBegunAt'],
    condition: '#sequenceCheckoutId = :checkoutId',
    values: { checkoutId },
  });
};

/** Capture's side of the table: one UpdateItem a call, guarded by sequence and state. */
export const createCaptureStore = (options: TableOptions): CaptureStore => ({
  capture: async (snapshot) => {
    const patches = patchesOf(snapshot);
    const names = [...PATCHED, 'isPaused'] as const;
    const { isWritten, before } = await writeIf(
      options.client,
      options.tableName,
      checkoutPk(snapshot.checkoutId),
      {
        set: [
          '#state = :open',
          '#seq = :seq',
          '#lastActivityAt = :now',
          '#begunAt = if_not_exists(#begunAt, :now)',
          '#steps = if_not_exists(#steps, :none)',
          '#expiresAt = :expiresAt',
          '#sweepShard = if_not_exists(#sweepShard, :sweepShard)',
          '#sweepAt = if_not_exists(#sweepAt, :sweepAt)',
          ...names
            .filter((name) => patches[name] !== undefined && patches[name] !== null)
            .map((name) => `#${name} = :${name}`),
        ],
        remove: names.filter((name) => patches[name] === null).map((name) => `#${name}`),
        condition:
          'attribute_not_exists(#pk) OR (#state = :open AND #seq < :seq AND #expiresAt > :nowSeconds)',
        values: {
          ...patches,
          open: 'open',
          seq: snapshot.seq,
          now: snapshot.receivedAt,
          nowSeconds: Math.floor(snapshot.receivedAt / SECOND_MS),
          none: {},
          expiresAt: expiryOf(snapshot.receivedAt, options.retention.checkoutMs),
          sweepShard: sweepShardOf(snapshot.checkoutId),
          sweepAt: snapshot.receivedAt + ARMED_BY_MS,
        },
      },
    );
    if (!isWritten) return { kind: isOver(before, snapshot.receivedAt) ? 'closed' : 'stale' };
    const wasContactable = before?.['email'] !== undefined && before['consent'] !== undefined;
    const isContactable =
      hasAfter(patches.email, before?.['email']) && hasAfter(patches.consent, before?.['consent']);
    return {
      kind: 'captured',
      isNew: before === undefined,
      isNewlyContactable: isContactable && !wasContactable,
    };
  },
  forget: async (checkoutId, at) => {
    const { isWritten, before } = await closeCheckout(options, checkoutId, 'erased', at, {
      condition: 'attribute_not_exists(#pk) OR #state = :open',
    });
    if (!isWritten || before === undefined) return false;
    await leaveSequence(options, before['recipientKey'], checkoutId);
    return true;
  },
});
