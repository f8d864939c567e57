import type { Texts } from './texts/texts.ts';

/**
 * The shop's cart: `{currency, url?, items: [{name?, sku?, quantity, unitPrice, reduced?, url?, image?}]}`, prices in
 * minor units. See docs/http.md.
 */
export type CartSource = () => unknown;

/** What a page says to `start`. What is left out is as the store is configured. */
export interface StartOptions {
  /** The store's id. */
  readonly store: string;
  /** The API's URL. */
  readonly api: string;
  /** ISO 3166-1 alpha-2, where the shop knows it; else the browser's time zone speaks. */
  readonly country?: string | undefined;
  /** An id of the shop's own for who uses this browser now: two people on one browser are two shoppers then. */
  readonly shopper?: string | undefined;
  /** CSS selectors: the checkout form, the place of the notice, the element with the cart as JSON. */
  readonly form?: string | undefined;
  readonly notice?: string | undefined;
  readonly cart?: string | CartSource | undefined;
  /** The shop's own words. */
  readonly texts?: Partial<Texts> | undefined;
  /** For a Content-Security-Policy with nonces. */
  readonly nonce?: string | undefined;
}

/** What a page may call: `window.checkoutRecovery`, or what `start` gives. */
export interface CheckoutRecovery {
  /** Goes with the order to the shop's back end, which reports it. `undefined`: nothing was kept of this checkout, or
   * the browser stores nothing. */
  checkoutId(): string | undefined;
  /**
   * The order is placed, as far as the browser knows: mails pause until the back end says so, and the next checkout
   * gets a new id. Where the back end has reported the order already, there is nothing to pause: `isReported`.
   */
  complete(order?: { readonly isReported: boolean }): Promise<void>;
  /** "Don't save", said elsewhere than at the form. `true`: the server has confirmed. */
  forget(): Promise<boolean>;
  /** For a shop that does not write its cart into the page. */
  useCart(source: CartSource): void;
  /** Takes the notice away and hears nothing any more, as when a single-page shop leaves the checkout. */
  stop(): Promise<void>;
}
