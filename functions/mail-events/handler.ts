import middy from '@middy/core';
import { mailEventSchema, type MailEvent } from '../shared/contract/mail-event.ts';

export interface MailEventsHandlerDependencies {
  readonly recordMailEvent: (event: MailEvent) => Promise<void>;
}

/** One event of SES, cut down by the EventBridge rule. */
export const createMailEventsHandler = ({ recordMailEvent }: MailEventsHandlerDependencies) =>
  middy(async (event: unknown): Promise<void> => recordMailEvent(mailEventSchema.parse(event)));
