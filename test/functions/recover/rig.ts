import { createComposer } from '../../../functions/recover/compose-mail.ts';
import { LEASE_MS } from '../../../functions/recover/limits.ts';
import { createRecoverCheckout } from '../../../functions/recover/recover-checkout.ts';
import type { RecoverDependencies, RecoveryRules } from '../../../functions/recover/dependencies.ts';
import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { createRecoveryStore } from '../../../functions/shared/aws/recovery-store.ts';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { createMailer } from '../../../functions/shared/aws/ses-mailer.ts';
import { timerEventSchema, type TimerEvent } from '../../../functions/shared/contract/timer-event.ts';
import type { OpenCheckout, StepDecision } from '../../../functions/shared/domain/checkout.ts';
import { HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { createLinkTokens } from '../../../functions/shared/links/link-tokens.ts';
import type { CheckoutSnapshot, Measure } from '../../../functions/shared/ports.ts';
import {
  aContactableSnapshot,
  CAP_RULES,
  CHECKOUT_ID,
  CONSENT_RULES,
  RECIPIENT_KEY,
  RETENTION,
  STEPS,
  T0,
} from '../../support/builders.ts';
import { createTestTable } from '../../support/table.ts';
import { timerTarget, START, type LocalAws } from '../../local/aws/harness.ts';

const SECRET = 'a-secret-of-the-test-that-is-long-enough';

export const FIRST_TIMER: TimerEvent = { checkoutId: CHECKOUT_ID, step: 'help', generation: 1 };

/** Recovery with its real adapters over DynamoDB Local and the local Scheduler and SES, on a clock that the test moves. */
export const createRig = async (
  aws: LocalAws,
  rules: Partial<RecoveryRules> = {},
  sendTimeoutMs = 10_000,
) => {
  const table = await createTestTable();
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const store = createRecoveryStore(options);
  const captureStore = createCaptureStore(options);
  const counted: Measure[] = [];
  const logged: unknown[] = [];
  const log = (message: string, fields: unknown = {}) => void logged.push({ message, fields });
  const deps: RecoverDependencies = {
    store,
    timers: createTimers(aws.clients.scheduler, timerTarget),
    mailer: createMailer({
      client: aws.clients.ses,
      configurationSetName: 'shop-mail',
      from: { name: 'Jean Example', address: 'jean@shop.example' },
      replyTo: 'jean@shop.example',
      timeoutMs: sendTimeoutMs,
    }),
    compose: createComposer(
      {
        shop: {
          storeId: 'shop',
          name: 'Shop',
          homeUrl: 'https://shop.example',
          locale: 'en',
          currency: 'EUR',
        },
        sender: {
          name: 'Jean Example',
          address: 'jean@shop.example',
          replyTo: 'jean@shop.example',
          postalAddress: '1 Street',
        },
        retentionMs: RETENTION.checkoutMs,
        linkBaseUrl: 'https://links.shop.example',
      },
      createLinkTokens(async () => SECRET),
    ),
    rules: {
      ...CAP_RULES,
      consent: CONSENT_RULES,
      steps: STEPS,
      onUnknown: 'skip',
      holdoutPercent: 0,
      leaseMs: LEASE_MS,
      ...rules,
    },
    clock: () => aws.time.now,
    count: (measure) => void counted.push(measure),
    log: { info: log, warn: log, error: log },
  };
  const load = async (): Promise<OpenCheckout> => {
    const checkout = await store.loadCheckout(CHECKOUT_ID, aws.time.now);
    if (checkout?.state !== 'open') throw new Error('the checkout is not open');
    return checkout;
  };

  return {
    ...{ table, store, captureStore, deps, counted, logged, load },
    /** A beacon with address and consent at 10:00 and the first timer stored; the clock then stands at its due time. */
    begin: async (snapshot: Partial<CheckoutSnapshot> = {}) => {
      await captureStore.capture(aContactableSnapshot(snapshot));
      await store.storeTimer({ ...FIRST_TIMER, fireAt: T0 + 2 * HOUR_MS, lastAttempt: 0 });
      aws.time.now = T0 + 2 * HOUR_MS + 5 * MINUTE_MS;
    },
    recover: (event: TimerEvent = FIRST_TIMER, with_: Partial<RecoverDependencies> = {}) =>
      createRecoverCheckout({ ...deps, ...with_ })(event),
    mails: () => aws.ses.mailbox(),
    step: async (id: string): Promise<StepDecision | undefined> => {
      const item = await table.get(`checkout#${CHECKOUT_ID}`);
      return (item?.['steps'] as Record<string, StepDecision> | undefined)?.[id];
    },
    recipient: () => store.loadRecipient(RECIPIENT_KEY),
    timers: () =>
      aws.scheduler.timers().map(({ at, input }) => ({ at, event: timerEventSchema.parse(input) })),
  };
};

export type Rig = Awaited<ReturnType<typeof createRig>>;

if (START !== T0) throw new Error('the two clocks of the tests must start together');
