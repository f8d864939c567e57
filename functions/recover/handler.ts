import middy from '@middy/core';
import { timerEventSchema, type TimerEvent } from '../shared/contract/timer-event.ts';

export interface RecoverHandlerDependencies {
  readonly recoverCheckout: (event: TimerEvent) => Promise<void>;
}

/** A timer's delivery. What is thrown is tried again by Lambda, twice, and then goes to the dead letters. */
export const createRecoverHandler = ({ recoverCheckout }: RecoverHandlerDependencies) =>
  middy(async (event: unknown): Promise<void> => recoverCheckout(timerEventSchema.parse(event)));
