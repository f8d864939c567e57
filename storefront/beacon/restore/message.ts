import { element, shadowHost } from '../main/element.ts';

/** As small as it can be read: no minifier looks into a text. */
const STYLES = `
:host{display:block;margin-bottom:1em}
div{display:flex;gap:1em;justify-content:space-between;padding:.75em 1em;border:1px solid;border-radius:.5em}
button{font:inherit;color:inherit;min-height:24px;padding:0;border:0;background:none;cursor:pointer;text-decoration:underline}
`;

/** Says something kindly at the place marked `data-recovery-message`, else above everything else. */
export const showMessage = (text: string, close: string, lang: string): void => {
  const status = element('span', { role: 'status', dir: 'auto' });
  const button = element('button', { type: 'button', textContent: close });
  const { host } = shadowHost(STYLES, element('div', { lang }, status, button));
  button.onclick = () => {
    host.remove();
  };
  const place =
    document.querySelector('[data-recovery-message]') ?? document.querySelector('main') ?? document.body;
  place.prepend(host);
  // A live region is announced when it changes, so it is there before its text.
  requestAnimationFrame(() => {
    status.textContent = text;
  });
};
