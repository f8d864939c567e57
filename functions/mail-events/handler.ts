import middy from '@middy/core';
import type { Log } from '../shared/ports.ts';
import { failureMiddleware } from '../shared/lambda/failure-middleware.ts';
import { mailEventSchema, type MailEvent } from '../shared/contract/mail-event.ts';

export interface MailEventsHandlerDependencies {
  readonly log: Log;
  readonly recordMailEvent: (event: MailEvent) => Promise<void>;
}

/** One event of SES, cut down by the EventBridge rule. */
export const createMailEventsHandler = ({ log, recordMailEvent }: MailEventsHandlerDependencies) =>
  middy(async (event: unknown): Promise<void> => recordMailEvent(mailEventSchema.parse(event))).use(
    failureMiddleware(log),
  );
