import type { Hop } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { Names } from './names.ts';

/** What a fault does to a delivery over a hop, to a function by its physical name. */
export type FaultOn = (hop: Hop) => (functionName: string) => ReturnType<Faults['takeDelivery']>;

export const createFaultOn =
  (faults: Pick<Faults, 'takeDelivery'>, { shortNameOf }: Names): FaultOn =>
  (hop) =>
  (functionName) =>
    faults.takeDelivery(hop, shortNameOf(functionName));
