import type { EpochMs } from '../shared/domain/time.ts';
import type { CaptureStore, Count } from '../shared/ports.ts';

/** "Don't save": erases what was typed and leaves a tombstone, so that a beacon still under way is not kept either. */
export const createForgetCheckout =
  ({ store, count }: { readonly store: CaptureStore; readonly count: Count }) =>
  async (checkoutId: string, now: EpochMs): Promise<void> => {
    const isErased = await store.forget(checkoutId, now);
    if (isErased) count({ name: 'Forgotten' });
  };
