import { element } from '../../../../storefront/beacon/main/element.ts';
import { find } from '../find.ts';

const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body || '(no body)';
  }
};

const entryOf = (url: URL, body: string): HTMLLIElement => {
  const at = new Date().toLocaleTimeString('en-GB');
  return element(
    'li',
    {},
    element('p', {}, `${at} · POST ${url.pathname}`),
    element('pre', { tabIndex: 0 }, readable(body)),
  );
};

/** Looks over the storefront script's shoulder: shows each of its requests as it leaves. For the demo only. */
export const showSentRequests = (): void => {
  const list = find('data-sent', HTMLOListElement);
  const count = find('data-sent-count', HTMLElement);
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.pathname.startsWith('/v1/')) {
      list.prepend(entryOf(url, typeof init?.body === 'string' ? init.body : ''));
      count.textContent = String(list.childElementCount);
    }
    return send(input, init);
  };
};
