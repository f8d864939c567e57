import { showMessage } from './message.ts';
import { restoreCart } from './restore-cart.ts';
import type { LaterTexts } from '../texts/texts.ts';

/** On the document, with `detail.cart` as it was sent. A shop with words of its own prevents the default: ours. */
const RESTORED_EVENT = 'checkout-recovery:restored';

/** Brings the cart behind a link back, hands it to the shop, and says how it went. */
export const welcomeBack = async (apiUrl: string, token: string, texts: LaterTexts): Promise<void> => {
  const restored = await restoreCart(apiUrl, token);
  switch (restored.kind) {
    case 'nothing':
      return;
    case 'restored': {
      const event = new CustomEvent(RESTORED_EVENT, { detail: { cart: restored.cart }, cancelable: true });
      if (document.dispatchEvent(event)) showMessage(texts.restored, texts);
      return;
    }
    case 'expired':
      showMessage(texts.linkExpired, texts);
      return;
    case 'unreached':
      showMessage(texts.restoreFailed, texts);
      return;
  }
};
