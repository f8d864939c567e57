import type { Happening } from '../../../shown/happening.ts';
import { lightOf } from './lights.ts';
import type { NodeId } from './shape.ts';

/** The node's own happenings, newest first; of one checkout only, where one is named. */
export const historyOf = (
  happenings: readonly Happening[],
  node: NodeId,
  checkout: string | undefined,
): readonly Happening[] =>
  happenings
    .filter(
      (happening) =>
        lightOf(happening).nodes.includes(node) &&
        (checkout === undefined || happening.checkouts.includes(checkout)),
    )
    .toReversed();

/** The checkouts that these have to do with, newest first. */
export const checkoutsIn = (happenings: readonly Happening[]): readonly string[] => [
  ...new Set(happenings.flatMap(({ checkouts }) => checkouts)),
];
