import { LEASE_MS } from '../../functions/recover/limits.ts';
import { HOUR_MS } from '../../functions/shared/domain/time.ts';
import { CONSENT_RULES, STEPS } from '../support/builders.ts';
import type { Setup } from './world.ts';

export const DEEP_TIMEOUT_MS = 180_000;

/** One step, two workers, one crash, every answer of SES but a rejection; nothing else unless asked for. */
export const aSetup = (
  changes: { readonly rules?: Partial<Setup['rules']>; readonly budget?: Partial<Setup['budget']> } = {},
): Setup => ({
  rules: {
    steps: STEPS.slice(0, 1),
    caps: [{ count: 1, windowMs: HOUR_MS }],
    minGapMs: HOUR_MS,
    consent: CONSENT_RULES,
    onUnknown: 'skip',
    holdoutPercent: 0,
    leaseMs: LEASE_MS,
    ...changes.rules,
  },
  budget: {
    deliveriesPerTimer: 2,
    crashes: 1,
    events: 0,
    timeSteps: 0,
    intrusions: [],
    sendings: ['accept', 'accept-answer-lost', 'lost', 'throttle'],
    hasSlowWorkers: true,
    ...changes.budget,
  },
});
