import { LEASE_MS } from '../../functions/recover/limits.ts';
import { HOUR_MS } from '../../functions/shared/domain/time.ts';
import { CONSENT_RULES, STEPS } from '../support/builders.ts';
import { explore } from './explore.ts';
import type { Setup } from './world.ts';

const setup = (
  changes: { rules?: Partial<Setup['rules']>; budget?: Partial<Setup['budget']> } = {},
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
    events: 1,
    timeSteps: 2,
    intrusions: ['order'],
    sendings: ['accept', 'accept-answer-lost', 'lost', 'throttle'],
    hasSlowWorkers: true,
    ...changes.budget,
  },
});

it('measure', async () => {
  const t = performance.now();
  const r = await explore(setup());
  console.log(r, performance.now() - t);
}, 300000);
