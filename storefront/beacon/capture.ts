import { createCheckoutPage } from './checkout-page.ts';
import { newCheckoutId } from './checkout-record.ts';
import { readCart, type CartSource } from './read-cart.ts';
import { createSession, type Session } from './session.ts';
import { watchShopper } from './triggers.ts';
import type { BeaconConfig } from './config.ts';
import type { Erasures } from './erasures.ts';
import type { Memory } from './memory.ts';
import type { Post } from './post.ts';
import type { Shopper } from './shopper.ts';
import type { Texts } from './texts.ts';
import type { GivenConsentMode } from '../../functions/shared/domain/checkout.ts';

export interface CaptureParts {
  readonly page: Window & typeof globalThis;
  readonly config: BeaconConfig;
  readonly texts: Texts;
  readonly shopper: Shopper & { readonly mode: GivenConsentMode };
  readonly memory: Memory;
  readonly post: Post;
  readonly erasures: Erasures;
}

export interface Capture extends Pick<Session, 'checkoutId' | 'complete' | 'forget'> {
  useCart(source: CartSource): void;
}

/** Joins the form, the notice and the session: what the shopper does leads to beacons, as far as consent goes. */
export const startCapture = ({ page, config, texts, shopper, ...parts }: CaptureParts): Capture => {
  const { mode, locale, timeZone, country } = shopper;
  const now = () => Date.now();
  let cartSource: CartSource | undefined;

  const session = createSession({
    ...parts,
    storeId: config.storeId,
    now,
    newId: () => newCheckoutId((bytes) => page.crypto.getRandomValues(bytes)),
    snapshot: () => {
      const typed = checkout.typed();
      const consent = checkout.consent();
      if (typed === undefined || consent === undefined) return undefined;
      return { ...typed, locale, timeZone, country, cart: readCart(page.document, cartSource), consent };
    },
    onSaved: (kept) => {
      if (kept.email) checkout.notice()?.showSaved(kept);
      if (kept.email === null) checkout.notice()?.clear();
    },
  });

  const forget = async () => {
    checkout.withdraw();
    const isConfirmed = await session.forget();
    checkout.notice()?.showErased(isConfirmed);
    return isConfirmed;
  };

  const checkout = createCheckoutPage({
    page: page.document,
    settings: { ...config, mode, texts },
    now,
    onAllowed: () => {
      if (mode === 'opt-in') session.allow();
      session.send();
    },
    onWithdrawn: () => {
      if (session.isSent()) void forget();
    },
    onDontSave: () => void forget(),
  });

  watchShopper(page, (target) => checkout.contains(target), {
    onFocus: () => {
      checkout.mount();
    },
    onTyped: () => {
      session.noteActivity();
    },
    onPause: () => {
      session.send();
    },
    onHide: () => {
      session.sendLast();
    },
  });
  checkout.mount();

  return {
    checkoutId: () => session.checkoutId(),
    complete: (order) => {
      session.complete(order);
      checkout.notice()?.clear();
    },
    forget,
    useCart: (source) => {
      cartSource = source;
    },
  };
};
