import { showMessage } from './message.ts';
import { restoreCart } from './restore.ts';
import type { Texts } from './texts.ts';

/** On the document, with `detail.cart` as it was sent. A shop with words of its own prevents the default: ours. */
const RESTORED_EVENT = 'checkout-recovery:restored';

/** Brings the cart behind a link back, hands it to the shop, and says how it went. */
export const welcomeBack = async (
  apiUrl: string,
  token: string,
  page: Document,
  texts: Texts,
): Promise<void> => {
  const restored = await restoreCart(apiUrl, token);
  switch (restored.kind) {
    case 'nothing':
      return;
    case 'restored': {
      const event = new CustomEvent(RESTORED_EVENT, { detail: { cart: restored.cart }, cancelable: true });
      if (page.dispatchEvent(event)) showMessage(page, texts.restored, texts);
      return;
    }
    case 'expired':
      showMessage(page, texts.linkExpired, texts);
      return;
    case 'unreached':
      showMessage(page, texts.restoreFailed, texts);
      return;
  }
};
