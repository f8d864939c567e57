import { find } from './find.ts';
import { advanceClock, readClock, readMailbox } from './local-run.ts';
import { announceMails } from './mails-event.ts';

const REFRESH_MS = 1500;

const clock = find('data-clock', HTMLTimeElement);
const count = find('data-mail-count', HTMLElement);
const news = find('data-news', HTMLElement);
const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-advance]')];

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

const mailsIn = (number: number): string => (number === 1 ? '1 new mail' : `${number} new mails`);

const say = (text: string) => {
  if (news.textContent !== text) news.textContent = text;
};

const refresh = async (): Promise<number> => {
  const [mails, now] = await Promise.all([readMailbox(), readClock()]);
  clock.textContent = clockFormat.format(now);
  clock.dateTime = new Date(now).toISOString();
  count.textContent = String(mails.length);
  count.hidden = mails.length === 0;
  announceMails(mails);
  return mails.length;
};

const STOPPED = 'The local run does not answer. Is it still up?';

const keepFresh = async () => {
  try {
    if (document.visibilityState === 'visible') await refresh();
    if (news.textContent === STOPPED) say('');
  } catch {
    say(STOPPED);
  }
  setTimeout(() => void keepFresh(), REFRESH_MS);
};

const moveOn = async (duration: string, label: string) => {
  for (const button of buttons) button.disabled = true;
  say('The time passes …');
  try {
    const before = await refresh();
    await advanceClock(duration);
    const arrived = (await refresh()) - before;
    say(`${label} later: ${arrived > 0 ? mailsIn(arrived) : 'no new mail'}.`);
  } catch {
    say(STOPPED);
  }
  for (const button of buttons) button.disabled = false;
};

for (const button of buttons) {
  const duration = button.dataset['advance'] ?? '';
  const label = (button.textContent || '').replace('+', '').trim();
  button.addEventListener('click', () => void moveOn(duration, label));
}
void keepFresh();
