import { readConfig } from './config.ts';
import { start, type CheckoutRecovery } from './start.ts';

declare global {
  interface Window {
    /** Absent where the script was blocked or the browser is too old: call it as `checkoutRecovery?.complete()`. */
    checkoutRecovery?: CheckoutRecovery;
  }
}

const script = document.currentScript;
const config =
  script instanceof HTMLScriptElement ? readConfig(script.dataset, window.location.hostname) : undefined;

if (config !== undefined) {
  try {
    window.checkoutRecovery = start(config, window);
  } catch {
    // A browser that lacks what we need gets nothing from us, no error either: the shop's checkout goes on.
  }
}
