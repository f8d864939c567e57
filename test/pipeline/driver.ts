import { randomBytes } from 'node:crypto';
import { startLocalStack, type LocalStack, type LocalStackOptions } from '../../local/run.ts';
import { stopCounted } from '../support/permission-uses.ts';
import { signOrder } from '../support/sign-order.ts';

export interface ShownMail {
  readonly at: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ShownCheckout {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { step: string; decision: string; reason?: string; at: string }[];
  readonly stored: Readonly<Record<string, unknown>>;
}

export const newCheckoutId = (): string => randomBytes(18).toString('base64url');

/** The whole local stack, spoken to by HTTP alone, as a storefront, a shop, a shopper and an engineer would. */
export const createDriver = (stack: LocalStack) => {
  const { url } = stack;
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) });
  const look = async <Shown>(name: string): Promise<Shown> =>
    (await (await send('GET', `/_local/${name}`)).json()) as Shown;
  const tell = async (name: string, body: unknown): Promise<void> => {
    const response = await send('POST', `/_local/${name}`, JSON.stringify(body));
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  };
  let seq = 0;
  const now = async (): Promise<number> => Date.parse((await look<{ now: string }>('clock')).now);

  const driver = {
    url,
    send,
    look,
    now,
    /** A beacon that makes the checkout contactable, changed by `changes`. */
    beacon: async (checkoutId: string, changes: Record<string, unknown> = {}): Promise<number> => {
      seq += 1;
      const body = {
        v: 1,
        seq: (await now()) + seq,
        email: `${checkoutId
          .slice(0, 8)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, 'x')}@example.com`,
        firstName: 'Ann',
        locale: 'en-GB',
        country: 'GB',
        cart: {
          currency: 'EUR',
          url: `${url}/cart`,
          items: [{ sku: 'mug', name: 'Blue mug', quantity: 2, unitPrice: 1999 }],
        },
        consent: { mode: 'opt-in', version: '1', at: new Date().toISOString() },
        ...changes,
      };
      const headers = { 'content-type': 'text/plain;charset=UTF-8' };
      return (await send('POST', `/v1/checkouts/${checkoutId}`, JSON.stringify(body), headers)).status;
    },
    forget: async (checkoutId: string) => (await send('POST', `/v1/checkouts/${checkoutId}/forget`)).status,
    order: async (changes: Record<string, unknown>) => {
      const { orderWebhookSecret } = await look<{ orderWebhookSecret: string }>('config');
      const at = await now();
      const body = JSON.stringify({
        orderId: newCheckoutId(),
        total: 3998,
        currency: 'EUR',
        placedAt: new Date(at).toISOString(),
        ...changes,
      });
      const headers = {
        'content-type': 'application/json',
        'x-recovery-signature': signOrder(body, orderWebhookSecret, at),
      };
      const response = await send('POST', '/v1/orders/generic', body, headers);
      return { status: response.status, answer: await response.json() };
    },
    advance: (duration: string) => tell('clock', { advance: duration }),
    skip: (duration: string) => tell('clock', { advance: duration, skip: true }),
    /** One fault or a list of them. */
    fault: (fault: object) => tell('faults', fault),
    /** Hands in all dead letters once more. */
    redrive: async () => {
      for (const { id } of await look<{ id: string }[]>('dead-letters'))
        await tell('dead-letters/redrive', { id });
    },
    deliver: (name: string) => tell('timers/deliver', { name }),
    reset: () => tell('reset', {}),
    mailbox: () => look<ShownMail[]>('mailbox'),
    timers: () => look<{ name: string; at: string; input: { step: string; generation: number } }[]>('timers'),
    checkout: async (id: string) =>
      (await look<ShownCheckout[]>('checkouts')).find((shown) => shown.id === id),
    deadLetters: () => look<unknown[]>('dead-letters'),
    invocations: async () => (await look<{ invocations: Record<string, number> }>('calls')).invocations,
    callsOf: async (operation: string): Promise<number> => {
      const { calls } = await look<{ calls: { operation: string; count: number }[] }>('calls');
      return calls.filter((call) => call.operation === operation).reduce((sum, { count }) => sum + count, 0);
    },
  };
  return {
    ...driver,
    /** A contactable checkout whose first timer is armed and not yet due. */
    armed: async (): Promise<string> => {
      const id = newCheckoutId();
      await driver.beacon(id);
      await driver.advance('PT1M');
      expect(await driver.timers()).toHaveLength(1);
      return id;
    },
    /** What was decided about the first step. */
    helpOf: async (id: string) => (await driver.checkout(id))?.steps.find(({ step }) => step === 'help'),
  };
};

export type Driver = ReturnType<typeof createDriver>;

/** One local stack for a test file, emptied before each test. */
export const eachWithDriver = (
  options: Pick<LocalStackOptions, 'store' | 'template'> = {},
): { readonly run: Driver } => {
  const holder = {} as { run: Driver; stack: LocalStack };
  beforeAll(async () => {
    holder.stack = await startLocalStack({ port: 0, ...options });
    holder.run = createDriver(holder.stack);
  }, 120_000);
  beforeEach(() => holder.run.reset());
  afterAll(() => stopCounted(holder.stack, options.template === undefined));
  return holder;
};
