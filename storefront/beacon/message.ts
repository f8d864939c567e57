import { element, shadowHost } from './dom.ts';
import { MESSAGE_STYLES } from './styles.ts';
import type { Texts } from './texts.ts';

/** Says something kindly at the place marked `data-recovery-message`, else above everything else. */
export const showMessage = (page: Document, text: string, texts: Texts): void => {
  const status = element('span', { role: 'status' });
  const close = element('button', { type: 'button', textContent: texts.close });
  const host = shadowHost(MESSAGE_STYLES, element('div', { className: 'message' }, status, close));
  close.onclick = () => {
    host.remove();
  };
  (page.querySelector('[data-recovery-message]') ?? page.querySelector('main') ?? page.body).prepend(host);
  // A live region is announced when it changes, so it is there before its text.
  requestAnimationFrame(() => {
    status.textContent = text;
  });
};
