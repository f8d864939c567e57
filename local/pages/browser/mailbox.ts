import { element } from '../../../storefront/beacon/dom.ts';
import { find } from './find.ts';
import { onMails } from './mails-event.ts';
import { showMail } from './reading-pane.ts';
import { startTabs } from './tabs.ts';
import type { Mail } from './local-run.ts';

const list = find('data-list', HTMLOListElement);
const empty = find('data-empty', HTMLElement);
const mailbox = find('data-mailbox', HTMLElement);

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

const HASH = /^#mail-(\d+)$/;

let mails: readonly Mail[] = [];
let shown: Mail | undefined;

const asked = (): number | undefined => {
  const number = HASH.exec(location.hash)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
};

/** The one asked for; on a wide screen, which shows list and mail side by side, else the newest. */
const select = (): void => {
  const isWide = matchMedia('(min-width: 50rem)').matches;
  const at = asked() ?? (isWide ? mails.length - 1 : undefined);
  const mail = at === undefined ? undefined : mails[at];
  mailbox.toggleAttribute('data-is-reading', mail !== undefined);
  for (const link of list.querySelectorAll('a')) {
    if (link.hash === `#mail-${(at ?? -1) + 1}`) link.ariaCurrent = 'true';
    else link.removeAttribute('aria-current');
  }
  if (mail !== shown) showMail(mail);
  shown = mail;
};

const nameOf = (address: string): string => /^"?([^"<]+?)"?\s*</.exec(address)?.[1] ?? address;

const entryOf = (mail: Mail, at: number): HTMLLIElement =>
  element(
    'li',
    {},
    element(
      'a',
      { href: `#mail-${at + 1}` },
      element('span', { className: 'from' }, nameOf(mail.from)),
      element('time', { dateTime: new Date(mail.at).toISOString() }, timeFormat.format(mail.at)),
      element('strong', {}, mail.subject),
      element('span', { className: 'to' }, `to ${mail.to.join(', ')}`),
    ),
  );

const isSame = (a: readonly Mail[], b: readonly Mail[]): boolean =>
  a.length === b.length &&
  a.every(({ at, subject }, index) => at === b[index]?.at && subject === b[index].subject);

onMails((arrived) => {
  empty.hidden = arrived.length > 0;
  if (isSame(arrived, mails)) return;
  mails = arrived;
  list.replaceChildren(...mails.map(entryOf).reverse());
  select();
});
addEventListener('hashchange', select);
startTabs();
