import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemoShop, type DemoShop } from '../../../../local/pages/shop/shop.ts';
import { verifySignature } from '../../../../functions/orders/verify-signature.ts';
import { orderSchema } from '../../../../functions/shared/contract/order.ts';
import { NOW, SECRET, shopSettings } from './shop-settings.ts';

const MINUTE_MS = 60_000;
const CHECKOUT_ID = 'c'.repeat(22);

interface Webhook {
  readonly path: string;
  readonly signature: string | undefined;
  readonly body: string;
}

let api: Server;
let webhooks: Webhook[];
let answer: { status: number; body: string };
let now: number;
let shop: DemoShop;

const settings = () =>
  shopSettings({ apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`, now: () => now });

beforeAll(async () => {
  api = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['x-recovery-signature'];
      webhooks.push({
        path: request.url ?? '',
        signature: typeof signature === 'string' ? signature : undefined,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => api.close(resolve)));
beforeEach(() => {
  webhooks = [];
  answer = { status: 200, body: '{"completed":1}' };
  now = NOW;
  shop = createDemoShop(settings());
});

const form = {
  checkoutId: CHECKOUT_ID,
  items: [
    { sku: 'TEAPOT-SAGE', quantity: 2 },
    { sku: 'TOWEL-PAIR', quantity: 1 },
  ],
  delivery: 'post',
  email: 'ada@example.com',
  phone: '',
  firstName: '<Ada>',
  lastName: 'Lovelace',
  street: 'St James’s Square 12',
  postcode: 'SW1Y 4LE',
  city: 'London',
  country: 'GB',
};

const order = async (body: unknown, of = shop) => {
  const page = await of.answer({
    method: 'POST',
    path: '/_shop/orders',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: page!.status, answer: JSON.parse(page!.body) };
};

const get = async (path: string) => (await shop.answer({ method: 'GET', path, body: '' }))!;
const orders = async () => JSON.parse((await get('/_shop/orders')).body);

/** Moves the clock on to what is due next, and lets it be done. */
const toTheNextTry = async () => {
  now = shop.nextDueAt()!;
  await shop.fireDue(now);
  while (!shop.isIdle()) await new Promise((resolve) => setImmediate(resolve));
};

describe('an order', () => {
  it('is reported, signed by the clock of the run, at the shop’s own prices', async () => {
    const placed = await order(form);
    expect(placed).toEqual({
      status: 200,
      answer: { orderId: expect.stringMatching(/^LS(-\w{4}){3}$/), isReported: true },
    });
    const [webhook] = webhooks;
    expect(webhook?.path).toBe('/v1/orders/generic');
    expect(verifySignature(webhook?.signature, Buffer.from(webhook!.body), SECRET, NOW)).toEqual({
      kind: 'valid',
    });
    expect(orderSchema.parse(JSON.parse(webhook!.body))).toEqual({
      orderId: placed.answer.orderId,
      checkoutId: CHECKOUT_ID,
      email: 'ada@example.com',
      total: 2 * 6800 + 2400 + 490,
      currency: 'EUR',
      placedAt: NOW,
    });
  });

  it('without a checkout id is reported by its address', async () => {
    await order({ ...form, checkoutId: undefined });
    expect(orderSchema.parse(JSON.parse(webhooks[0]!.body))).toMatchObject({ email: 'ada@example.com' });
  });

  it('is thanked for on a page of its own, which shows no address', async () => {
    const { orderId } = (await order(form)).answer;
    const { status, body } = await get(`/shop/thanks/${orderId}`);
    expect(status).toBe(200);
    for (const text of [orderId, 'Thank you, &lt;Ada&gt;', '€164.90']) expect(body).toContain(text);
    expect(body).not.toMatch(/ada@example|Lovelace|Square/);
  });

  it('never has the number of another', async () => {
    const placed = await Promise.all(Array.from({ length: 20 }, () => order(form)));
    expect(new Set(placed.map((each) => each.answer.orderId)).size).toBe(20);
  });

  it.each([
    '',
    'nonsense',
    {},
    { ...form, items: [] },
    { ...form, items: [{ sku: 'NOTHING', quantity: 1 }] },
    { ...form, items: [{ sku: 'MUG-OAT', quantity: 1, unitPrice: 1 }] },
    { ...form, email: '' },
    { ...form, total: 1 },
    { ...form, country: 'Great Britain' },
    { ...form, street: 'x'.repeat(201) },
  ])('that cannot be taken is refused: %j', async (body) => {
    expect((await order(body)).status).toBe(400);
    expect([webhooks, await orders()]).toEqual([[], []]);
  });
});

describe('a report that is not taken', () => {
  it.each([
    [401, '{"error":{"code":"unauthorized"}}'],
    [503, '{"message":"Service Unavailable"}'],
    [200, 'nonsense'],
  ])('because it is answered with %s %s is sent again, signed anew', async (status, body) => {
    answer = { status, body };
    expect((await order(form)).answer).toMatchObject({ isReported: false });
    expect(shop.nextDueAt()).toBe(NOW + MINUTE_MS);
    answer = { status: 200, body: '{"completed":1}' };
    await toTheNextTry();
    const [first, second] = webhooks;
    expect(second?.body).toBe(first?.body);
    expect(verifySignature(second?.signature, Buffer.from(second!.body), SECRET, now)).toEqual({
      kind: 'valid',
    });
    expect(shop.nextDueAt()).toBeUndefined();
    expect(await orders()).toEqual([
      expect.objectContaining({ isReported: true, attempts: [expect.anything(), expect.anything()] }),
    ]);
  });

  it('because nobody answers is due again too', async () => {
    const alone = createDemoShop({ ...settings(), apiUrl: 'http://127.0.0.1:1' });
    expect((await order(form, alone)).answer).toMatchObject({ isReported: false });
    expect(alone.nextDueAt()).toBe(NOW + MINUTE_MS);
  });

  it('is given up after some hours', async () => {
    answer = { status: 500, body: '' };
    await order(form);
    while (shop.nextDueAt() !== undefined) await toTheNextTry();
    expect(webhooks).toHaveLength(6);
    expect((now - NOW) / (60 * MINUTE_MS)).toBeGreaterThan(8);
    expect(await orders()).toEqual([expect.objectContaining({ isReported: false })]);
  });

  it('is forgotten with the order at a reset', async () => {
    answer = { status: 500, body: '' };
    await order(form);
    shop.reset();
    expect([shop.nextDueAt(), await orders()]).toEqual([undefined, []]);
  });
});
