import { element } from '../../../storefront/beacon/dom.ts';
import { find } from './find.ts';
import type { Mail } from './local-run.ts';

const pane = find('data-reading', HTMLElement);
const frame = find('data-frame', HTMLIFrameElement, pane);

const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

const set = (attribute: string, text: string) => {
  find(attribute, HTMLElement, pane).textContent = text;
};

const fitFrame = () => {
  const height = frame.contentDocument?.documentElement.scrollHeight;
  if (height) frame.height = String(height);
};

/** The frame runs no script; from outside, its links are sent to a new tab, as a mail program would. */
frame.addEventListener('load', () => {
  for (const link of frame.contentDocument?.querySelectorAll('a') ?? []) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
  fitFrame();
});
addEventListener('resize', fitFrame);

const rowsOf = (values: Readonly<Record<string, string>>, prefix = ''): HTMLElement[] =>
  Object.entries(values).flatMap(([name, value]) => [
    element('dt', {}, prefix + name),
    element('dd', {}, value),
  ]);

export const showMail = (mail: Mail | undefined): void => {
  pane.hidden = mail === undefined;
  if (mail === undefined) return;
  set('data-subject', mail.subject);
  set('data-from', mail.from);
  set('data-to', mail.to.join(', '));
  set('data-reply-to', mail.replyTo.join(', '));
  set('data-at', fullTime.format(mail.at));
  set('data-text', mail.text);
  find('data-headers', HTMLElement, pane).replaceChildren(
    ...rowsOf(mail.headers),
    ...rowsOf(mail.tags, 'Tag: '),
  );
  frame.height = '';
  frame.srcdoc = mail.html;
};
