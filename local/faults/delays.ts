import { SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { DeliveryFault } from './fault.ts';

/** The fault, if one is set, for what a hop is about to hand over to this function. Uses it up. */
export type FaultOn = (functionName: string) => DeliveryFault | undefined;

/** How often something is handed over, each time so many milliseconds of the run's clock late: `[0]` without a fault. */
export const delaysOf = (fault: DeliveryFault | undefined): readonly number[] => {
  switch (fault?.delivery) {
    case 'lost':
      return [];
    case 'doubled':
      return [0, 0];
    case 'late':
      return [(fault.delayS ?? 0) * SECOND_MS];
    case 'unanswered':
    case undefined:
      return [0];
  }
};
