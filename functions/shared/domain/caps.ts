import type { DeferReason } from './reasons.ts';
import type { EpochMs } from './time.ts';

/** At most `count` mails to one recipient in any `windowMs`. */
export interface Cap {
  readonly count: number;
  readonly windowMs: number;
}

export interface CapRules {
  readonly caps: readonly Cap[];
  readonly minGapMs: number;
}

export type CapVerdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      readonly reason: Extract<DeferReason, 'capped' | 'min-gap'>;
      readonly allowedAt: EpochMs;
    };

/**
 * Whether one more mail may go to a recipient now, and if not, when. The slot that the mail itself already holds does
 * not count against it.
 */
export const checkCaps = (
  slots: Readonly<Record<string, EpochMs>>,
  ownSlot: string,
  rules: CapRules,
  now: EpochMs,
): CapVerdict => {
  const newestFirst = Object.entries(slots)
    .filter(([key]) => key !== ownSlot)
    .map(([, claimedAt]) => claimedAt)
    .sort((a, b) => b - a);
  const capsEnd = Math.max(
    0,
    ...rules.caps.map(({ count, windowMs }) => {
      const blocking = newestFirst[count - 1];
      return blocking === undefined ? 0 : blocking + windowMs;
    }),
  );
  const newest = newestFirst[0];
  const gapEnd = newest === undefined ? 0 : newest + rules.minGapMs;
  const allowedAt = Math.max(capsEnd, gapEnd);
  if (allowedAt <= now) return { isAllowed: true };
  return { isAllowed: false, reason: capsEnd >= gapEnd ? 'capped' : 'min-gap', allowedAt };
};

/** The slots that can still block a later mail, with the own one as of `now`: a second attempt counts from its own time. */
export const takeSlot = (
  slots: Readonly<Record<string, EpochMs>>,
  ownSlot: string,
  rules: CapRules,
  now: EpochMs,
): Record<string, EpochMs> => {
  const longestMs = Math.max(rules.minGapMs, ...rules.caps.map(({ windowMs }) => windowMs));
  const recent = Object.entries(slots).filter(([, claimedAt]) => claimedAt + longestMs > now);
  return { ...Object.fromEntries(recent), [ownSlot]: now };
};
