import { startCapture } from './capture.ts';
import { createErasures } from './erasures.ts';
import { createMemory, isHeld } from './memory.ts';
import { createPost } from './post.ts';
import { takeRestoreToken } from './restore.ts';
import { describeShopper } from './shopper.ts';
import { ENGLISH } from './texts.ts';
import { welcomeBack } from './welcome-back.ts';
import type { BeaconConfig } from './config.ts';
import type { CartSource } from './read-cart.ts';

/** What the shop's own script may call: `window.checkoutRecovery`. */
export interface CheckoutRecovery {
  /** Goes with the order to the shop's back end, which reports it. `undefined`: nothing is captured here. */
  checkoutId(): string | undefined;
  /**
   * The order is placed, as far as the browser knows: mails pause until the back end says so, and the next checkout
   * gets a new id. Where the back end has reported the order already, there is nothing to pause: `isReported`.
   */
  complete(order?: { readonly isReported: boolean }): void;
  /** "Don't save", said elsewhere than at the form. `true`: the server has confirmed. */
  forget(): Promise<boolean>;
  /** For a shop that does not write its cart into the page as `<script type="application/json" data-recovery-cart>`. */
  useCart(source: CartSource): void;
}

/** Mode `off` means that nothing at all happens, but for erasures that the shopper asked for and that are still due. */
export const start = (config: BeaconConfig, page: Window & typeof globalThis): CheckoutRecovery => {
  const texts = ENGLISH;
  const memory = createMemory({ ...config, storage: () => page.localStorage });
  const post = createPost(config.apiUrl);
  const erasures = createErasures(memory, post, () => Date.now());
  const shopper = describeShopper(page, config, isHeld(memory.read(), Date.now()));
  const token = takeRestoreToken(page);

  const carryOutErasures = () => void erasures.carryOut();
  page.addEventListener('online', carryOutErasures, { passive: true });
  carryOutErasures();

  const { mode } = shopper;
  if (mode === 'off') {
    return {
      checkoutId: () => undefined,
      complete: () => undefined,
      forget: () => erasures.forget(),
      useCart: () => undefined,
    };
  }
  if (token !== undefined) void welcomeBack(config.apiUrl, token, page.document, texts);
  return startCapture({ page, config, texts, shopper: { ...shopper, mode }, memory, post, erasures });
};
