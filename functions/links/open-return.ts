import type { LinkOrigins, ShopSettings } from '../shared/contract/store.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import { findCheckout, type ReturnDependencies } from './find-checkout.ts';

export type ReturnOutcome =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

export interface ReturnSettings {
  readonly shop: Pick<ShopSettings, 'homeUrl'>;
  readonly origins: Pick<LinkOrigins, 'returns'>;
}

/** What the storefront script looks for when the page loads. */
const TOKEN_PARAMETER = 'recover';

/** Checked again though capture did: the shop may have changed its list since. */
const isAllowed = (url: URL, origins: readonly string[]): boolean =>
  origins.includes(url.origin) && url.username === '' && url.password === '';

const cartPage = (stored: string | undefined, { shop, origins }: ReturnSettings): URL => {
  const url = stored === undefined ? null : URL.parse(stored);
  return url !== null && isAllowed(url, origins.returns) ? url : new URL(shop.homeUrl);
};

/**
 * Follows the return link of a mail to the page where the shop showed the cart, else to the shop's home. The token goes
 * along for the script to restore the cart with. Changes and counts nothing: mail scanners follow links too.
 */
export const openReturn = async (
  token: string,
  now: EpochMs,
  settings: ReturnSettings,
  dependencies: ReturnDependencies,
): Promise<ReturnOutcome> => {
  const found = await findCheckout(token, now, dependencies);
  if (found.kind !== 'open') return found;
  const page = cartPage(found.checkout.cart?.url, settings);
  page.searchParams.set(TOKEN_PARAMETER, token);
  return { kind: 'redirect', location: page.href };
};
