import middy from '@middy/core';
import type { Log } from '../shared/ports.ts';
import { failureMiddleware } from '../shared/lambda/failure-middleware.ts';
import type { Context } from 'aws-lambda';
import { MINUTE_MS } from '../shared/domain/time.ts';

export interface SweepHandlerDependencies {
  readonly log: Log;
  readonly sweepCheckouts: (isTimeUp: () => boolean) => Promise<void>;
}

/** Stops in good order with a minute to spare. */
export const createSweepHandler = ({ log, sweepCheckouts }: SweepHandlerDependencies) =>
  middy(async (_event: unknown, context: Context): Promise<void> =>
    sweepCheckouts(() => context.getRemainingTimeInMillis() < MINUTE_MS),
  ).use(failureMiddleware(log));
