import type { Order } from '../shared/contract/order.ts';
import type { RecipientKey } from '../shared/domain/checkout.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { Count, OrderStore, RecipientKeys } from '../shared/ports.ts';

export interface OrderDependencies {
  readonly store: OrderStore;
  readonly keyOf: RecipientKeys;
  readonly count: Count;
}

/** Writes at once. Somebody can type one address into very many checkouts. */
const BATCH_SIZE = 25;

const countTrue = (values: readonly boolean[]): number => values.filter(Boolean).length;

/** Everybody the order may belong to: who ordered, and who is in the checkout it came from. */
const keysOf = async (
  order: Order,
  now: EpochMs,
  { store, keyOf }: OrderDependencies,
): Promise<RecipientKey[]> => {
  const checkout = order.checkoutId ? await store.loadCheckout(order.checkoutId, now) : undefined;
  const keys = new Set<RecipientKey>();
  if (order.email !== undefined) keys.add(await keyOf(order.email));
  if (checkout?.state === 'open' && checkout.recipientKey !== undefined) keys.add(checkout.recipientKey);
  return [...keys];
};

const completeOthers = async (
  keys: readonly RecipientKey[],
  order: Order,
  orderedAt: EpochMs,
  now: EpochMs,
  store: OrderStore,
): Promise<number> => {
  const found = await Promise.all(keys.map((key) => store.findOpenCheckouts(key)));
  const ids = [...new Set(found.flat())].filter((id) => id !== order.checkoutId);
  let completed = 0;
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    const batch = ids.slice(start, start + BATCH_SIZE);
    const turned = batch.map((id) => store.complete(id, now, { isTombstoneWanted: false, orderedAt }));
    completed += countTrue(await Promise.all(turned));
  }
  return completed;
};

/**
 * Completes the checkout that the order came from and that shopper's other open ones, and gives back how many were
 * open. The order's time is on the recipient record before anything else, so no claim passes from then on; the
 * checkout itself comes last, since it leads to its recipient: after a crash anywhere, the same order again does the rest.
 */
export const createCompleteCheckouts =
  (dependencies: OrderDependencies) =>
  async (order: Order, now: EpochMs): Promise<number> => {
    const { store, count } = dependencies;
    const orderedAt = Math.min(order.placedAt, now);
    const keys = await keysOf(order, now, dependencies);
    await Promise.all(keys.map((key) => store.recordOrder(key, orderedAt, now)));
    const others = await completeOthers(keys, order, orderedAt, now, store);
    const isOwnCompleted = order.checkoutId
      ? await store.complete(order.checkoutId, now, { isTombstoneWanted: true })
      : false;
    const completed = others + (isOwnCompleted ? 1 : 0);
    if (completed > 0) count({ name: 'Completed' }, completed);
    return completed;
  };
