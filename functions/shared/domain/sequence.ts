import { isLiftable } from './reasons.ts';
import type { OpenCheckout, StepDecision } from './checkout.ts';
import type { EpochMs } from './time.ts';

/** One mail of the sequence. `delayMs` counts from the shopper's last activity; `maxLatenessMs` from the due time. */
export interface Step {
  readonly id: string;
  readonly template: 'help' | 'reminder' | 'offer';
  readonly delayMs: number;
  readonly maxLatenessMs: number;
}

/**
 * Whether a decision closes its step for good.
 * @internal
 */
export const isFinal = (decision: StepDecision | undefined): boolean => {
  switch (decision?.decision) {
    case undefined:
    case 'deferred':
      return false;
    case 'sent':
      return true;
    case 'skipped':
      return !isLiftable(decision.reason);
  }
};

/** The step that comes next: the first of the configured ones that is not decided for good. */
export const currentStep = (
  checkout: Pick<OpenCheckout, 'steps'>,
  steps: readonly Step[],
): Step | undefined => steps.find(({ id }) => !isFinal(checkout.steps[id]));

export const dueAt = (checkout: Pick<OpenCheckout, 'lastActivityAt'>, step: Step): EpochMs =>
  checkout.lastActivityAt + step.delayMs;
