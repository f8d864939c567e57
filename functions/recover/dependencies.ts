import type { DecisionRules } from '../shared/domain/decide.ts';
import type { Step } from '../shared/domain/sequence.ts';
import type { Clock, Composer, Count, Log, Mailer, RecoveryStore, Timers } from '../shared/ports.ts';

export interface RecoveryRules extends DecisionRules {
  readonly steps: readonly Step[];
  readonly onUnknown: 'skip' | 'resend';
  readonly holdoutPercent: number;
  readonly leaseMs: number;
}

export interface RecoverDependencies {
  readonly store: RecoveryStore;
  readonly timers: Timers;
  readonly mailer: Mailer;
  readonly compose: Composer;
  readonly rules: RecoveryRules;
  readonly clock: Clock;
  readonly count: Count;
  readonly log: Log;
}

/** `done`: this timer's work is over; `again`: something was decided or has changed, so look anew. */
export type Turn = 'done' | 'again';
