import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { MINUTE_MS } from '../shared/domain/time.ts';

export interface SweepHandlerDependencies {
  readonly sweepCheckouts: (isTimeUp: () => boolean) => Promise<void>;
}

/** Stops in good order with a minute to spare. */
export const createSweepHandler = ({ sweepCheckouts }: SweepHandlerDependencies) =>
  middy(async (_event: unknown, context: Context): Promise<void> =>
    sweepCheckouts(() => context.getRemainingTimeInMillis() < MINUTE_MS),
  );
