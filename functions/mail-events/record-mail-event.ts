import { checkoutRef } from '../shared/domain/timer.ts';
import type { MailEvent } from '../shared/contract/mail-event.ts';
import type { SuppressionCause } from '../shared/domain/recipient.ts';
import type { Clock, Count, Log, MailEventStore } from '../shared/ports.ts';

export interface MailEventDependencies {
  readonly store: MailEventStore;
  readonly clock: Clock;
  readonly count: Count;
  readonly log: Log;
}

/** https://docs.aws.amazon.com/ses/latest/dg/monitor-sending-using-event-publishing.html */
const suppressionOf = ({ type, bounceType }: MailEvent): SuppressionCause | undefined => {
  if (type === 'Email Bounced' && bounceType === 'Permanent') return 'hard-bounce';
  if (type === 'Email Complaint Received') return 'complaint';
  return undefined;
};

/**
 * Takes in one event of SES. Any of them proves that SES took the mail, so it settles an attempt whose answer was lost;
 * a hard bounce or a complaint ends all mail to that address.
 */
export const createRecordMailEvent =
  ({ store, clock, count, log }: MailEventDependencies) =>
  async (event: MailEvent): Promise<void> => {
    const { checkout: checkoutId, step, attempt, recipient } = event.tags;
    const cause = suppressionOf(event);
    if (cause !== undefined && (await store.suppress(recipient, cause, clock()))) {
      count({ name: 'Suppressed' });
      log.info('suppressed', { checkout: checkoutRef(checkoutId), step, cause });
    }
    if (await store.settleSent({ checkoutId, step, attempt }, event.messageId, clock())) {
      count({ name: 'Sent', step });
      log.info('settled by event', { checkout: checkoutRef(checkoutId), step, type: event.type });
    }
  };
