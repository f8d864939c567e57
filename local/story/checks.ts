import { HOUR_MS, MINUTE_MS } from '../../functions/shared/domain/time.ts';
import { checkoutOf, delayMsOf, mailsTo, type Observed } from './observed.ts';
import { TEAPOT, type Typed } from './shop.ts';
import { ADA, BEN, CHLOE, DAN, EVE, EVERYBODY, type Ids } from './shoppers.ts';
import type { Check } from './story-event.ts';

/** The help mail's delay, and how much later it may come: the typing allowance, and timers fire on whole minutes. */
const DELAY_MS = 2 * HOUR_MS;
const SLACK_MS = 8 * MINUTE_MS;

const isOnTime = (delayMs: number | undefined): boolean =>
  delayMs !== undefined && delayMs >= DELAY_MS && delayMs <= DELAY_MS + SLACK_MS;

const isHelpful = (observed: Observed, { email, firstName }: Typed): boolean => {
  const [mail] = mailsTo(observed, email);
  if (mail === undefined) return false;
  return mail.text.includes(firstName) && mail.text.includes(TEAPOT) && 'List-Unsubscribe' in mail.headers;
};

const holdsNothingOf = (observed: Observed, id: string, { email, firstName }: Typed): boolean => {
  const stored = JSON.stringify(checkoutOf(observed, id));
  return ![email, firstName, TEAPOT].some((personal) => stored.includes(personal));
};

const isSkippedAs = (observed: Observed, id: string, because: string): boolean =>
  checkoutOf(observed, id)?.steps.some(
    ({ decision, reason }) => decision === 'skipped' && reason === because,
  ) ?? false;

/** What must be true in the end, read from outside. */
export const checksOf = (observed: Observed, ids: Ids): readonly Check[] => {
  const mailed = (who: Typed) => mailsTo(observed, who.email).length;
  const state = (id: string) => checkoutOf(observed, id)?.state;
  const typesInLogs = EVERYBODY.filter(({ email }) => observed.logs.includes(email));
  return [
    {
      name: 'Ada abandoned her checkout and was mailed once, two hours after she had stopped',
      ok: mailed(ADA) === 1 && isOnTime(delayMsOf(observed, ids.ada, ADA.email)),
    },
    { name: 'her mail greets her, shows her cart, and lets her unsubscribe', ok: isHelpful(observed, ADA) },
    {
      name: 'Ben ordered and was not mailed',
      ok: mailed(BEN) === 0 && state(ids.ben) === 'completed' && isSkippedAs(observed, ids.ben, 'ordered'),
    },
    {
      name: 'Chloé said “don’t save” and was not mailed',
      ok:
        mailed(CHLOE) === 0 && state(ids.chloe) === 'erased' && isSkippedAs(observed, ids.chloe, 'forgotten'),
    },
    { name: 'nothing that she had typed is left', ok: holdsNothingOf(observed, ids.chloe, CHLOE) },
    {
      name: 'Dan typed on and was mailed once, two hours after his last word',
      ok: mailed(DAN) === 1 && isOnTime(delayMsOf(observed, ids.dan, DAN.email)),
    },
    {
      name: 'Eve’s mail bounced, and when she came back she was not mailed again',
      ok: mailed(EVE) === 1 && isSkippedAs(observed, ids.eveAgain, 'suppressed'),
    },
    {
      name: 'no address is in a log, and nothing in a dead-letter queue',
      ok: typesInLogs.length === 0 && observed.deadLetters === 0,
    },
  ];
};
