import middy from '@middy/core';
import type { Log } from '../shared/ports.ts';
import { failureMiddleware } from '../shared/lambda/failure-middleware.ts';
import { timerEventSchema, type TimerEvent } from '../shared/contract/timer-event.ts';

export interface RecoverHandlerDependencies {
  readonly log: Log;
  readonly recoverCheckout: (event: TimerEvent) => Promise<void>;
}

/** A timer's delivery. What is thrown is tried again by Lambda, twice, and then goes to the dead letters. */
export const createRecoverHandler = ({ log, recoverCheckout }: RecoverHandlerDependencies) =>
  middy(async (event: unknown): Promise<void> => recoverCheckout(timerEventSchema.parse(event))).use(
    failureMiddleware(log),
  );
