import type { OpenCheckout } from '../shared/domain/checkout.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { LinkStore, LinkTokens } from '../shared/ports.ts';

export interface ReturnDependencies {
  readonly tokens: LinkTokens;
  readonly store: Pick<LinkStore, 'loadCheckout'>;
}

/**
 * Where a return link leads. `gone`: it once worked, but its time is over or the checkout was ordered or erased;
 * `unknown`: no link of ours, or nothing is known of its checkout.
 */
export type FoundCheckout =
  | { readonly kind: 'open'; readonly checkout: OpenCheckout }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

export const findCheckout = async (
  token: string,
  now: EpochMs,
  { tokens, store }: ReturnDependencies,
): Promise<FoundCheckout> => {
  const link = await tokens.open('return', token, now);
  switch (link.kind) {
    case 'forged':
      return { kind: 'unknown' };
    case 'expired':
      return { kind: 'gone' };
    case 'valid': {
      const checkout = await store.loadCheckout(link.subject, now);
      if (checkout === undefined) return { kind: 'unknown' };
      return checkout.state === 'open' ? { kind: 'open', checkout } : { kind: 'gone' };
    }
  }
};
