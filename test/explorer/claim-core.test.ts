import type { RecoveryStore } from '../../functions/shared/ports.ts';
import { RECIPIENT_KEY } from '../support/builders.ts';
import { explore } from './explore.ts';
import { aSetup, DEEP_TIMEOUT_MS } from './setups.ts';
import type { Setup } from './world.ts';

/** Each is exhaustive within its budget; together they cover the pairs of dangers that one budget could not hold. */
const SETUPS: readonly [name: string, setup: Setup][] = [
  [
    'two deliveries at once, any answer of SES, a crash, an event, the lease’s end',
    aSetup({ budget: { events: 1, timeSteps: 1 } }),
  ],
  [
    'two deliveries at once and an order in two halves, a crash anywhere',
    aSetup({ budget: { events: 1, intrusions: ['order'] } }),
  ],
  [
    'two deliveries at once, an opt-out and an erasure',
    aSetup({ budget: { intrusions: ['opt-out', 'erasure'] } }),
  ],
  [
    'an order, a crash, and the lease’s end twice',
    aSetup({ budget: { deliveriesPerTimer: 1, events: 1, timeSteps: 2, intrusions: ['order'] } }),
  ],
  [
    'an opt-out, a crash, and the lease’s end twice',
    aSetup({ budget: { deliveriesPerTimer: 1, events: 1, timeSteps: 2, intrusions: ['opt-out'] } }),
  ],
  [
    'an erasure, a crash, and the lease’s end twice',
    aSetup({ budget: { deliveriesPerTimer: 1, events: 1, timeSteps: 2, intrusions: ['erasure'] } }),
  ],
  ['a rejection, a crash', aSetup({ budget: { timeSteps: 1, sendings: ['reject', 'accept'] } })],
  [
    'one more attempt where the store allows it, no worker outliving its lease',
    aSetup({
      rules: { onUnknown: 'resend' },
      budget: {
        deliveriesPerTimer: 1,
        events: 1,
        timeSteps: 3,
        intrusions: ['order'],
        hasSlowWorkers: false,
      },
    }),
  ],
];

describe('the claim core, in every interleaving', () => {
  it.each(SETUPS)(
    'keeps S1, S2 and comes to rest with: %s',
    async (name, setup) => {
      const { states, rests, violation } = await explore(setup);
      process.stdout.write(`explorer: ${states} states, ${rests} at rest: ${name}\n`);
      expect(violation).toBeUndefined();
      expect(rests).toBeGreaterThan(0);
    },
    DEEP_TIMEOUT_MS,
  );
});

describe('the explorer', () => {
  const finds = async (sabotage: Setup['sabotage'], budget: Partial<Setup['budget']> = {}) => {
    const { violation } = await explore({ ...aSetup({ budget }), sabotage });
    return violation?.what;
  };

  it('finds a claim that does not look at attempts since the read', async () => {
    const blind = (store: RecoveryStore): RecoveryStore => ({
      ...store,
      claim: async (request) => {
        const now = await store.loadCheckout(request.checkout.checkoutId, 0);
        if (now?.state !== 'open') return false;
        return store.claim({ ...request, checkout: { ...request.checkout, lastAttempt: now.lastAttempt } });
      },
    });
    expect(await finds(blind)).toMatch(/^S1/);
  });

  it('finds a claim that does not look at the recipient again', async () => {
    const blind = (
      store: RecoveryStore,
      table: Parameters<NonNullable<Setup['sabotage']>>[1],
    ): RecoveryStore => ({
      ...store,
      claim: async (request) => {
        const { key } = request.recipient;
        const before = table.recipients[key];
        table.recipients[key] = request.recipient;
        const isClaimed = await store.claim(request);
        if (!isClaimed && before !== undefined) table.recipients[key] = before;
        return isClaimed;
      },
    });
    expect(await finds(blind, { intrusions: ['opt-out'] })).toBe('S2: claimed after the opt-out');
  });

  it('finds a release after an answer that proves nothing', async () => {
    const careless = (store: RecoveryStore): RecoveryStore => ({
      ...store,
      storeTimer: async (timer) => {
        const checkout = await store.loadCheckout(timer.checkoutId, 0);
        const claim = checkout?.state === 'open' ? checkout.claim : undefined;
        const attempt = { ...timer, attempt: claim?.attempt ?? 0 };
        await store.release(attempt, RECIPIENT_KEY, {
          decision: 'deferred',
          at: 0,
          reason: 'capped',
          until: 0,
        });
        return store.storeTimer(timer);
      },
    });
    expect(await finds(careless, { timeSteps: 1 })).toMatch(/^S1/);
  });

  it('finds a sequence that ends without a timer to come', async () => {
    const forgetful = (store: RecoveryStore): RecoveryStore => ({ ...store, finish: async () => undefined });
    expect(await finds(forgetful, { crashes: 0 })).toMatch(/^L1/);
  });
});
