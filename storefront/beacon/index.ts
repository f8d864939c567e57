import { start } from './main/start.ts';
import type { CheckoutRecovery } from './api.ts';

declare global {
  interface Window {
    /** Absent where the script was blocked or the browser is too old: call it as `checkoutRecovery?.complete()`. */
    checkoutRecovery?: CheckoutRecovery;
  }
}

const script = document.currentScript;

if (script instanceof HTMLScriptElement) {
  const { store, api, ...options } = script.dataset;
  try {
    if (store && api)
      window.checkoutRecovery = start({ ...options, store, api, nonce: script.nonce }, script.src);
  } catch {
    // A browser that lacks what we need gets nothing from us, no error either: the shop's checkout goes on.
  }
}
