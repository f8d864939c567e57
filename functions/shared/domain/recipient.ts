import type { RecipientKey } from './checkout.ts';
import type { EpochMs } from './time.ts';

/** Why an address is never mailed again. */
export type SuppressionCause = 'hard-bounce' | 'complaint';

/** What we know about one shopper over all checkouts, without knowing the address. */
export interface Recipient {
  readonly key: RecipientKey;
  readonly unsubscribedAt?: EpochMs | undefined;
  readonly suppressedAt?: EpochMs | undefined;
  readonly suppressedFor?: SuppressionCause | undefined;
  /** When this shopper's newest order was placed. */
  readonly orderedAt?: EpochMs | undefined;
  /** When each recent mail was claimed, by slot key. */
  readonly slots: Readonly<Record<string, EpochMs>>;
  /** Guards `slots`: each write of them names the version it has read. 0 where there is no record yet. */
  readonly slotsVersion: number;
  /** The checkout whose sequence runs: the newest one begun. */
  readonly sequence?: RunningSequence | undefined;
}

export interface RunningSequence {
  readonly checkoutId: string;
  readonly begunAt: EpochMs;
}

/** A cap slot belongs to a checkout and a step, so a second claim of the same step takes no second slot. */
export const slotKeyOf = (checkoutId: string, step: string): string => `${checkoutId}#${step}`;

export const noRecipientYet = (key: RecipientKey): Recipient => ({ key, slots: {}, slotsVersion: 0 });

/** Whether `candidate` takes the place of the running sequence: the newest begun wins, ids break a tie. */
export const isNewerSequence = (candidate: RunningSequence, running: RunningSequence | undefined): boolean =>
  running === undefined ||
  candidate.begunAt > running.begunAt ||
  (candidate.begunAt === running.begunAt && candidate.checkoutId >= running.checkoutId);
