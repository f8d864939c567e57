import type { Happening } from '../../../shown/happening.ts';

/** What a fault has done. */
export interface Effect {
  /** Of its happening, the first one where it did the same several times. */
  readonly id: number;
  /** The last time. */
  readonly at: string;
  readonly text: string;
  readonly checkouts: readonly string[];
  readonly times: number;
}

/** What follows on a fault, and tells whom it met. */
const isConsequence = (happening: Happening): boolean =>
  (happening.kind === 'call' && happening.isInjected) ||
  (happening.kind === 'invocation' && happening.outcome === 'killed') ||
  (happening.kind === 'timer' && (happening.action === 'lost' || happening.action === 'doubled')) ||
  (happening.kind === 'request' && happening.status === 0);

const textOf = (happening: Happening): string | undefined =>
  happening.kind === 'faults' ? happening.text : undefined;

/** A fault does not know the checkout; what follows on it, before the next fault does something, does. */
const metBy = (happenings: readonly Happening[], index: number): readonly string[] => {
  const next = happenings.findIndex((happening, at) => at > index && textOf(happening) !== undefined);
  const following = happenings.slice(index + 1, next === -1 ? undefined : next);
  return following.find(isConsequence)?.checkouts ?? [];
};

const withNext = (effects: readonly Effect[], effect: Effect): readonly Effect[] => {
  const last = effects.at(-1);
  if (last?.text !== effect.text) return [...effects, effect];
  const checkouts = [...new Set([...last.checkouts, ...effect.checkouts])];
  return [...effects.slice(0, -1), { ...last, at: effect.at, checkouts, times: last.times + 1 }];
};

/** What faults have done, newest first; what they did again and again is there once. */
export const effectsIn = (happenings: readonly Happening[], atMost: number): readonly Effect[] =>
  happenings
    .flatMap((happening, index) => {
      const text = textOf(happening);
      if (text === undefined) return [];
      const { id, at } = happening;
      return [{ id, at, text, checkouts: metBy(happenings, index), times: 1 }];
    })
    .reduce<readonly Effect[]>(withNext, [])
    .slice(-atMost)
    .toReversed();
