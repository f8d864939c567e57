import type { Happening } from '../../../shown/happening.ts';

/** A timer that is gone, but can be delivered once more. */
export interface FiredTimer {
  readonly name: string;
  readonly at: string;
  readonly step: string | undefined;
  readonly checkout: string | undefined;
}

/** The timers that have fired, each once, the latest first. */
export const firedTimers = (happenings: readonly Happening[]): readonly FiredTimer[] => {
  const fired = new Map<string, FiredTimer>();
  for (const happening of happenings) {
    if (happening.kind !== 'timer' || happening.action !== 'fired') continue;
    const { name, at, step, checkouts } = happening;
    fired.delete(name);
    fired.set(name, { name, at, step, checkout: checkouts[0] });
  }
  return [...fired.values()].toReversed();
};
