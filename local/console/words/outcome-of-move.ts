import type { Happening } from '../../shown/happening.ts';
import { count } from './count.ts';

/** What came of a move of the clock, from what happened meanwhile: `2 timers fired, 1 new mail.` */
export const outcomeOfMove = (happenings: readonly Happening[]): string => {
  const fired = happenings.filter((one) => one.kind === 'timer' && one.action === 'fired').length;
  const mails = happenings.filter(({ kind }) => kind === 'mail').length;
  const letters = happenings.filter(({ kind }) => kind === 'dead-letter').length;
  const parts = [
    fired > 0 && `${count(fired, 'timer')} fired`,
    mails > 0 && count(mails, 'new mail'),
    letters > 0 && count(letters, 'dead letter'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Nothing happened meanwhile.' : `${parts.join(', ')}.`;
};
