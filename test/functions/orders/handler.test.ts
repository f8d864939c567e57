import { createOrdersHandler } from '../../../functions/orders/handler.ts';
import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { createOrderStore } from '../../../functions/shared/aws/order-store.ts';
import { createRecipientKeys } from '../../../functions/shared/aws/recipient-keys.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import type { HttpResponse } from '../../../functions/shared/http/responses.ts';
import type { CheckoutSnapshot, OrderStore } from '../../../functions/shared/ports.ts';
import { aContactableSnapshot, RETENTION, T0 } from '../../support/builders.ts';
import { errorOf, httpEvent, lambdaContext } from '../../support/http-event.ts';
import { recordingCount, recordingLog } from '../../support/log.ts';
import { signOrder } from '../../support/sign-order.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

const ROUTE = 'POST /v1/orders/generic';
const ORDER_SECRET = 'a-webhook-secret';
const ADDRESS_SECRET = 'an-address-secret';

let table: TestTable;

beforeAll(async () => {
  table = await createTestTable();
});

let lastNumber = 0;
const nextNumber = () => String((lastNumber += 1)).padStart(6, '0');
const newId = () => `checkout-0123456789-${nextNumber()}`;
const newEmail = () => `ann.${nextNumber()}@gmail.com`;

const keyOf = createRecipientKeys(() => Promise.resolve(ADDRESS_SECRET));

const anOrder = (changes: Record<string, unknown> = {}) => ({
  orderId: 'O-1',
  total: 3998,
  currency: 'EUR',
  placedAt: new Date(T0).toISOString(),
  ...changes,
});

const setUp = (wrap: (store: OrderStore) => OrderStore = (store) => store) => {
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const store = createOrderStore({ ...options, indexName: TABLE.recipientIndex.name });
  const captures = createCaptureStore(options);
  const log = recordingLog();
  const { count, totals } = recordingCount();
  let now = T0 + MINUTE_MS;
  const handler = createOrdersHandler({
    store: wrap(store),
    keyOf,
    readSecret: () => Promise.resolve(ORDER_SECRET),
    clock: () => now,
    count,
    log,
  });
  const post = (body: string | Uint8Array, signature: string | undefined) =>
    handler(
      httpEvent(ROUTE, {
        body,
        headers: signature === undefined ? {} : { 'x-recovery-signature': signature },
      }),
      lambdaContext,
    );
  const postSigned = (body: string | Uint8Array) => post(body, signOrder(body, ORDER_SECRET, now));
  return {
    log,
    totals,
    post,
    postSigned,
    at: (time: number) => void (now = time),
    order: (order: Record<string, unknown>) => postSigned(JSON.stringify(order)),
    /** A checkout that could be mailed, begun at `receivedAt`. */
    begin: async (email: string, changes: Partial<CheckoutSnapshot> = {}) => {
      const checkoutId = newId();
      await captures.capture(
        aContactableSnapshot({ checkoutId, email, recipientKey: await keyOf(email), ...changes }),
      );
      return checkoutId;
    },
    capture: captures.capture,
    forget: captures.forget,
    stateOf: async (checkoutId: string) => (await table.get(`checkout#${checkoutId}`))?.['state'],
    recipientOf: async (email: string) => table.get(`recipient#${await keyOf(email)}`),
  };
};

const completedIn = ({ statusCode, body }: HttpResponse) => {
  expect(statusCode).toBe(200);
  return JSON.parse(body ?? '') as unknown;
};

describe('an order', () => {
  it('completes the checkout that it names, and says so once', async () => {
    const { begin, order, stateOf, totals } = setUp();
    const checkoutId = await begin(newEmail());
    expect(completedIn(await order(anOrder({ checkoutId })))).toEqual({ completed: 1 });
    expect(await stateOf(checkoutId)).toBe('completed');
    expect(completedIn(await order(anOrder({ checkoutId })))).toEqual({ completed: 0 });
    expect(totals).toEqual({ Completed: 1 });
  });

  it('leaves nothing of the shopper in the checkout', async () => {
    const { begin, order } = setUp();
    const email = newEmail();
    const checkoutId = await begin(email);
    await order(anOrder({ checkoutId }));
    expect(JSON.stringify(await table.get(`checkout#${checkoutId}`))).not.toMatch(/Ann|mug|gmail|en-GB/);
  });

  it('completes all open checkouts of the address, however it is spelled', async () => {
    const { begin, order, stateOf } = setUp();
    const number = nextNumber();
    const ids = [await begin(`ann.${number}@gmail.com`), await begin(`Ann${number}+shop@googlemail.com`)];
    const other = await begin(newEmail());
    expect(completedIn(await order(anOrder({ email: ` ANN${number}@Gmail.com` })))).toEqual({ completed: 2 });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['completed', 'completed']);
    expect(await stateOf(other)).toBe('open');
  });

  it('completes what belongs to the checkout it names also where the order has another address', async () => {
    const { begin, order, stateOf, recipientOf } = setUp();
    const [typed, ordered] = [newEmail(), newEmail()];
    const [named, sameTyped, sameOrdered] = [await begin(typed), await begin(typed), await begin(ordered)];
    expect(completedIn(await order(anOrder({ checkoutId: named, email: ordered })))).toEqual({
      completed: 3,
    });
    expect(await Promise.all([named, sameTyped, sameOrdered].map(stateOf))).toEqual(
      Array(3).fill('completed'),
    );
    expect(await recipientOf(typed)).toMatchObject({ orderedAt: T0 });
    expect(await recipientOf(ordered)).toMatchObject({ orderedAt: T0 });
  });

  it('that overtakes its beacon leaves a tombstone for the id, which keeps the beacon out', async () => {
    const { order, capture, stateOf } = setUp();
    const checkoutId = newId();
    expect(completedIn(await order(anOrder({ checkoutId })))).toEqual({ completed: 0 });
    expect(await stateOf(checkoutId)).toBe('completed');
    await expect(capture(aContactableSnapshot({ checkoutId }))).resolves.toEqual({ kind: 'closed' });
  });

  it('that overtakes its beacon stands on the address', async () => {
    const { order, recipientOf } = setUp();
    const email = newEmail();
    expect(completedIn(await order(anOrder({ email })))).toEqual({ completed: 0 });
    expect(await recipientOf(email)).toMatchObject({ orderedAt: T0 });
  });

  it('does not stop a checkout of the same address that was begun more than an hour after it', async () => {
    const { begin, order, stateOf, at } = setUp();
    const email = newEmail();
    const soonAfter = await begin(email, { receivedAt: T0 + HOUR_MS });
    const later = await begin(email, { receivedAt: T0 + HOUR_MS + 1 });
    at(T0 + DAY_MS);
    expect(completedIn(await order(anOrder({ email })))).toEqual({ completed: 1 });
    expect(await stateOf(soonAfter)).toBe('completed');
    expect(await stateOf(later)).toBe('open');
  });

  it('completes the checkout that it names whenever that was begun', async () => {
    const { begin, order, stateOf } = setUp();
    const email = newEmail();
    const checkoutId = await begin(email, { receivedAt: T0 + 3 * HOUR_MS });
    expect(completedIn(await order(anOrder({ checkoutId, email })))).toEqual({ completed: 1 });
    expect(await stateOf(checkoutId)).toBe('completed');
  });

  it('placed in the future counts as placed now', async () => {
    const { order, recipientOf, at } = setUp();
    const email = newEmail();
    at(T0 + 5 * MINUTE_MS);
    await order(anOrder({ email, placedAt: '2036-01-01T00:00:00+02:00' }));
    expect(await recipientOf(email)).toMatchObject({ orderedAt: T0 + 5 * MINUTE_MS });
  });

  it('older than another one of the shopper takes nothing back', async () => {
    const { order, recipientOf } = setUp();
    const email = newEmail();
    await order(anOrder({ email }));
    await order(anOrder({ email, orderId: 'O-0', placedAt: new Date(T0 - DAY_MS).toISOString() }));
    expect(await recipientOf(email)).toMatchObject({ orderedAt: T0 });
  });

  it('does not wake what the shopper had erased', async () => {
    const { begin, order, forget, stateOf } = setUp();
    const email = newEmail();
    const checkoutId = await begin(email);
    await forget(checkoutId, T0);
    expect(completedIn(await order(anOrder({ checkoutId, email })))).toEqual({ completed: 0 });
    expect(await stateOf(checkoutId)).toBe('erased');
  });

  it('completes a great many checkouts of one address', async () => {
    const { begin, order, totals } = setUp();
    const email = newEmail();
    await Promise.all(Array.from({ length: 60 }, () => begin(email)));
    expect(completedIn(await order(anOrder({ email })))).toEqual({ completed: 60 });
    expect(totals).toEqual({ Completed: 60 });
  });

  it('with an address that no mail could go to still completes the checkout that it names', async () => {
    const { begin, order } = setUp();
    const checkoutId = await begin(newEmail());
    expect(completedIn(await order(anOrder({ checkoutId, email: 'at the counter' })))).toEqual({
      completed: 1,
    });
  });

  it('may say null for what it does not know', async () => {
    const { begin, order } = setUp();
    const email = newEmail();
    await begin(email);
    expect(completedIn(await order(anOrder({ checkoutId: null, email })))).toEqual({ completed: 1 });
  });
});

describe('a crash while an order is taken in', () => {
  const METHODS = ['loadCheckout', 'recordOrder', 'findOpenCheckouts', 'complete'] as const;

  /** Fails before or after the effect of the call number `at`, and notes what was written until then. */
  const crashing = (at: number, when: 'before' | 'after', written: string[]) => (store: OrderStore) => {
    let calls = 0;
    const wrapped = METHODS.map((method) => [
      method,
      async (...args: never[]) => {
        calls += 1;
        const isCrash = calls === at;
        if (isCrash && when === 'before') throw new Error('crash');
        const result = await (store[method] as (...all: never[]) => Promise<unknown>)(...args);
        written.push(method);
        if (isCrash) throw new Error('crash');
        return result;
      },
    ]);
    return Object.fromEntries(wrapped) as unknown as OrderStore;
  };

  /** Of the order's three checkouts: one load, two records, two queries, three completions. */
  const points = Array.from({ length: 8 }, (_, index) => index + 1).flatMap((at) => [
    [at, 'before'] as const,
    [at, 'after'] as const,
  ]);

  it.each(points)('at call %i, %s its effect, is made good by the same order again', async (at, when) => {
    const written: string[] = [];
    const crashed = setUp(crashing(at, when, written));
    const [typed, ordered] = [newEmail(), newEmail()];
    const ids = [await crashed.begin(typed), await crashed.begin(typed), await crashed.begin(ordered)];
    const order = anOrder({ checkoutId: ids[0], email: ordered });
    expect((await crashed.order(order)).statusCode).toBe(500);
    if (written.includes('complete')) {
      expect(await crashed.recipientOf(typed)).toMatchObject({ orderedAt: T0 });
      expect(await crashed.recipientOf(ordered)).toMatchObject({ orderedAt: T0 });
    }

    const { order: again } = setUp();
    expect((await again(order)).statusCode).toBe(200);
    expect(await Promise.all(ids.map(crashed.stateOf))).toEqual(Array(3).fill('completed'));
    expect(await crashed.recipientOf(typed)).toMatchObject({ orderedAt: T0 });
    expect(await crashed.recipientOf(ordered)).toMatchObject({ orderedAt: T0 });
    expect(completedIn(await again(order))).toEqual({ completed: 0 });
  });

  it('cannot come later than the last of these points', async () => {
    const { begin, order } = setUp(crashing(9, 'before', []));
    const [typed, ordered] = [newEmail(), newEmail()];
    const [named] = [await begin(typed), await begin(typed), await begin(ordered)];
    expect(completedIn(await order(anOrder({ checkoutId: named, email: ordered })))).toEqual({
      completed: 3,
    });
  });
});

describe('an order that is refused', () => {
  it.each<[what: string, field: string | undefined, order: unknown]>([
    ['no id of its own', 'orderId', anOrder({ email: 'ann@example.com', orderId: undefined })],
    ['an empty id', 'orderId', anOrder({ email: 'ann@example.com', orderId: '' })],
    ['an id that is a number', 'orderId', anOrder({ email: 'ann@example.com', orderId: 7 })],
    ['neither checkout nor address', 'email', anOrder()],
    ['only an address that is none', 'email', anOrder({ email: 'at the counter' })],
    ['a checkout id that is none', 'checkoutId', anOrder({ checkoutId: 'cart-1' })],
    ['a total with a fraction', 'total', anOrder({ email: 'ann@example.com', total: 39.98 })],
    ['a negative total', 'total', anOrder({ email: 'ann@example.com', total: -1 })],
    ['no total', 'total', anOrder({ email: 'ann@example.com', total: undefined })],
    ['an unknown currency', 'currency', anOrder({ email: 'ann@example.com', currency: 'euro' })],
    [
      'a time without its offset',
      'placedAt',
      anOrder({ email: 'ann@example.com', placedAt: '2026-11-21T10:00:00' }),
    ],
    ['no time', 'placedAt', anOrder({ email: 'ann@example.com', placedAt: undefined })],
    ['no object', undefined, []],
  ])('for %s is 400 with its field', async (_, field, order) => {
    const { postSigned, totals } = setUp();
    const response = await postSigned(JSON.stringify(order));
    expect(response.statusCode).toBe(400);
    expect(errorOf(response).field).toBe(field);
    expect(totals).toEqual({});
  });

  it('is not refused for a key that we do not know: the shopper has bought all the same', async () => {
    const { postSigned } = setUp();
    const order = anOrder({ email: 'ann@example.com', phone: '1' });
    expect((await postSigned(JSON.stringify(order))).statusCode).toBe(200);
  });

  it.each(['"note":"cut in half \\ud83d"', '"\\udc00":1', '"__proto__":{"email":1}', '"note":"\ufffd"'])(
    'is not refused for what is wrong in a key that we ignore either: %s',
    async (member) => {
      const { begin, postSigned, totals } = setUp();
      const checkoutId = await begin(newEmail());
      const body = JSON.stringify(anOrder({ checkoutId })).replace('{', `{${member},`);
      expect((await postSigned(body)).statusCode).toBe(200);
      expect(totals).toEqual({ Completed: 1 });
    },
  );

  it('for no JSON is 400 when it is signed and 401 when it is not', async () => {
    const { post, postSigned } = setUp();
    expect((await postSigned('orderId=1')).statusCode).toBe(400);
    expect((await post('orderId=1', signOrder('orderId=2', ORDER_SECRET, T0))).statusCode).toBe(401);
  });

  it('for its size is 413', async () => {
    const { order } = setUp();
    expect((await order(anOrder({ email: 'ann@example.com', orderId: 'x'.repeat(9000) }))).statusCode).toBe(
      413,
    );
  });

  it.each<[what: string, message: RegExp, signature: (body: string) => string | undefined]>([
    ['no signature', /missing/, () => undefined],
    ['a malformed one', /must read/, () => 'v1=abc'],
    ['one by another secret', /does not fit/, (body) => signOrder(body, 'another', T0)],
    ['one of another body', /does not fit/, (body) => signOrder(`${body} `, ORDER_SECRET, T0)],
    ['an old one', /five minutes/, (body) => signOrder(body, ORDER_SECRET, T0 - 5 * MINUTE_MS)],
    ['one from the future', /five minutes/, (body) => signOrder(body, ORDER_SECRET, T0 + 7 * MINUTE_MS)],
  ])('for %s is 401, completes nothing, and is logged without the order', async (_, message, signature) => {
    const { begin, post, stateOf, log } = setUp();
    const email = newEmail();
    const checkoutId = await begin(email);
    const body = JSON.stringify(anOrder({ checkoutId, email }));
    const response = await post(body, signature(body));
    expect(response.statusCode).toBe(401);
    expect(errorOf(response)).toMatchObject({
      code: 'unauthorized',
      message: expect.stringMatching(message),
    });
    expect(await stateOf(checkoutId)).toBe('open');
    expect(log.entries.map(({ level }) => level)).toContain('warn');
    expect(JSON.stringify(log.entries)).not.toMatch(/ann|gmail|checkout-|v1=/);
  });
});

describe('the signature of an order', () => {
  it('holds for the bytes that were sent, also when they come in base64', async () => {
    const { begin, postSigned } = setUp();
    const email = newEmail();
    await begin(email);
    const bytes = Buffer.from(JSON.stringify(anOrder({ email, orderId: 'Bestellung Ä' }), null, 2));
    expect(completedIn(await postSigned(new Uint8Array(bytes)))).toEqual({ completed: 1 });
  });
});
