import { element } from '../../../storefront/beacon/dom.ts';
import { find } from './find.ts';

const list = find('data-sent', HTMLOListElement);
const count = find('data-sent-count', HTMLElement);

const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body || '(no body)';
  }
};

const show = (url: URL, body: string) => {
  const at = new Date().toLocaleTimeString('en-GB');
  list.prepend(
    element('li', {}, element('p', {}, `${at} · POST ${url.pathname}`), element('pre', {}, readable(body))),
  );
  count.textContent = String(list.childElementCount);
};

/** Looks over the storefront script's shoulder: shows each of its requests as it leaves. For the demo only. */
export const showSentRequests = (): void => {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.pathname.startsWith('/v1/')) show(url, typeof init?.body === 'string' ? init.body : '');
    return send(input, init);
  };
};
