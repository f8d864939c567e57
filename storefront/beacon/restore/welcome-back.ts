import { showMessage } from './message.ts';
import { restoreCart } from './restore-cart.ts';
import type { Language } from '../main/part-names.ts';
import type { LaterTexts } from '../texts/texts.ts';

/** On the document, with `detail.cart` as it was sent. A shop with words of its own prevents the default: ours. */
const RESTORED_EVENT = 'checkout-recovery:restored';

/** Brings the cart behind a link back, hands it to the shop, and says how it went. */
export const welcomeBack = async (
  apiUrl: string,
  token: string,
  texts: LaterTexts,
  language: Language,
): Promise<void> => {
  const say = (text: string) => {
    showMessage(text, texts.close, language);
  };
  const restored = await restoreCart(apiUrl, token);
  switch (restored.kind) {
    case 'nothing':
      return;
    case 'restored': {
      const event = new CustomEvent(RESTORED_EVENT, { detail: { cart: restored.cart }, cancelable: true });
      if (document.dispatchEvent(event)) say(texts.restored);
      return;
    }
    case 'expired':
      say(texts.linkExpired);
      return;
    case 'unreached':
      say(texts.restoreFailed);
      return;
  }
};
