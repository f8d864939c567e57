import type { SkipReason } from '../../functions/shared/domain/reasons.ts';

/** Why a step was not mailed, to follow a colon, and what comes of it. docs/reasons.md says the same at length. */
interface ReasonWords {
  readonly why: string;
  readonly then: string;
}

const ENDS = 'The sequence ends.';
const GOES_ON = 'The next step is decided when it is due.';
const STAYS_OPEN =
  'The step stays open; it gets a new timer when the shopper types on and nothing stands in the way.';

const WORDS: Readonly<Record<SkipReason, ReasonWords>> = {
  ordered: { why: 'the shopper has ordered', then: ENDS },
  forgotten: { why: 'the shopper said “don’t save”', then: ENDS },
  missing: { why: 'nothing is stored about this checkout any more', then: ENDS },
  'no-address': { why: 'the shopper cleared the address', then: STAYS_OPEN },
  'no-consent': { why: 'there is no consent, or too little for the shopper’s country', then: STAYS_OPEN },
  paused: { why: 'the browser said that the order was placed', then: STAYS_OPEN },
  unsubscribed: { why: 'the shopper has unsubscribed this address', then: STAYS_OPEN },
  suppressed: { why: 'mails to this address bounced for good or were complained about', then: STAYS_OPEN },
  superseded: { why: 'the same shopper has begun a newer checkout, whose mails come instead', then: ENDS },
  capped: { why: 'the shopper has had as many mails as the caps allow', then: GOES_ON },
  'min-gap': { why: 'the last mail to the shopper is not long enough ago', then: GOES_ON },
  'too-late': { why: 'the timer fired past the step’s maximum lateness', then: GOES_ON },
  'held-out': {
    why: 'the shopper is in the holdout group, which gets no mail so that the mails’ effect can be measured',
    then: GOES_ON,
  },
  'unknown-send': {
    why: 'nobody can say whether SES took the mail, and it is not sent twice',
    then: `${GOES_ON} A late event of SES still turns it into “sent”.`,
  },
  rejected: { why: 'SES refused the mail and would again', then: GOES_ON },
  'sending-unavailable': { why: 'SES throttles us, or sending is paused', then: GOES_ON },
};

const isKnown = (reason: string): reason is SkipReason => Object.hasOwn(WORDS, reason);

/** Why a step was not mailed. A reason that is not on the closed list stays as it is. */
export const whyOf = (reason: string): string => (isKnown(reason) ? WORDS[reason].why : reason);

/** What comes of it; `undefined` of a reason that is not on the list. */
export const thenOf = (reason: string): string | undefined =>
  isKnown(reason) ? WORDS[reason].then : undefined;
