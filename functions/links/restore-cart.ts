import type { Cart } from '../shared/domain/checkout.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { Count, LinkStore } from '../shared/ports.ts';
import { findCheckout, type ReturnDependencies } from './find-checkout.ts';

export interface RestoreDependencies extends ReturnDependencies {
  readonly store: Pick<LinkStore, 'loadCheckout' | 'markReturned'>;
  readonly count: Count;
}

/** `null`: the page never told us of a cart. */
export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly cart: Cart | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/**
 * Gives the cart back to the storefront script, on any device, and nothing that was typed: whoever holds the link may
 * read what this returns. The first time marks and counts the shopper's return.
 */
export const restoreCart = async (
  token: string,
  now: EpochMs,
  { count, ...dependencies }: RestoreDependencies,
): Promise<RestoreOutcome> => {
  const found = await findCheckout(token, now, dependencies);
  if (found.kind !== 'open') return found;
  const { checkoutId, cart } = found.checkout;
  if (await dependencies.store.markReturned(checkoutId, now)) count({ name: 'Returned' });
  return { kind: 'restored', cart: cart ?? null };
};
