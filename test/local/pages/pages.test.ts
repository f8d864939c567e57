import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createPages, type Pages, type PagesSettings } from '../../../local/pages/pages.ts';
import { verifySignature } from '../../../functions/orders/verify-signature.ts';
import { orderSchema } from '../../../functions/shared/contract/order.ts';
import { createBeaconSchema } from '../../../functions/shared/contract/beacon.ts';

const NOW = Date.parse('2026-11-21T16:00:00Z');
const SECRET = 'order-secret-of-the-test';
const HOME = 'http://localhost:4600/';
const CHECKOUT_ID = 'c'.repeat(22);

interface Webhook {
  readonly path: string;
  readonly signature: string | undefined;
  readonly body: string;
}

let api: Server;
let webhooks: Webhook[];
let answer: { status: number; body: string };
let pages: Pages;

const settings = (changes: Partial<PagesSettings> = {}): PagesSettings => ({
  shop: { storeId: 'demo', name: 'Lindgren & Sons', homeUrl: HOME, locale: 'en-GB', currency: 'EUR' },
  consent: { default: 'opt-in', countries: { US: 'notice', CN: 'off' } },
  retentionMs: 30 * 24 * 60 * 60 * 1000,
  apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  orderSecret: SECRET,
  now: () => NOW,
  ...changes,
});

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
  pages = await createPages(settings());
});
afterAll(() => new Promise((resolve) => api.close(resolve)));
beforeEach(() => {
  webhooks = [];
  answer = { status: 200, body: '{"completed":1}' };
});

const get = (path: string) => pages({ method: 'GET', path, body: '' });
const order = (body: unknown) =>
  pages({
    method: 'POST',
    path: '/_shop/orders',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const attribute = (html: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(html)?.[1];

describe('the demo shop', () => {
  it('carries the script as a shop would', async () => {
    const { body } = (await get('/'))!;
    expect(body).toContain('src="/beacon.js"');
    expect(attribute(body, 'data-store')).toBe('demo');
    expect(attribute(body, 'data-api')).toBe(settings().apiUrl);
    expect(attribute(body, 'data-shop')).toBe('Lindgren &amp; Sons');
    expect(attribute(body, 'data-consent')).toBe('opt-in US=notice CN=off');
    expect(attribute(body, 'data-keep-days')).toBe('30');
  });

  it.each([
    ['/', 'US'],
    ['/?country=DE', 'DE'],
    ['/?country=zone', ''],
    ['/?country="><script>', 'US'],
  ])('at %s is in country %j', async (path, country) => {
    expect(attribute((await get(path))!.body, 'data-country')).toBe(country);
  });

  it('knows no country by itself where no country may have a notice', async () => {
    const strict = await createPages(settings({ consent: { default: 'opt-in', countries: {} } }));
    const { body } = (await strict({ method: 'GET', path: '/', body: '' }))!;
    expect(attribute(body, 'data-country')).toBe('');
  });

  it('has a cart that the API takes', async () => {
    const { body } = (await get('/'))!;
    const cart: unknown = JSON.parse(/data-recovery-cart>([^<]*)</.exec(body)![1]!);
    const schema = createBeaconSchema({ storeId: 'demo', origins: { returns: [HOME], images: [] } });
    expect(schema.parse({ v: 1, seq: 1, cart }).cart?.items).toHaveLength(2);
  });

  it('allows no script and no style but its own', async () => {
    const { headers, body } = (await get('/'))!;
    expect(headers['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });
});

describe('the pages', () => {
  it.each([
    ['/mailbox', 'text/html'],
    ['/privacy', 'text/html'],
    ['/beacon.js', 'text/javascript'],
    ['/assets/shop.js', 'text/javascript'],
    ['/assets/mailbox.js', 'text/javascript'],
    ['/assets/bar.js', 'text/javascript'],
    ['/assets/base.css', 'text/css'],
    ['/assets/teapot.svg', 'image/svg+xml'],
  ])('include %s', async (path, contentType) => {
    const page = (await get(path))!;
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining(contentType)]);
  });

  it('refer to nothing that is not there', async () => {
    const bodies = await Promise.all(
      ['/', '/mailbox', '/privacy'].map(async (path) => (await get(path))!.body),
    );
    const paths = bodies.flatMap((body) =>
      [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path!),
    );
    for (const path of new Set(paths)) expect([path, (await get(path))?.status]).toEqual([path, 200]);
  });

  it.each([
    ['GET', '/v1/checkouts/x'],
    ['GET', '/_local/mailbox'],
    ['GET', '/assets/../pages.ts'],
    ['POST', '/'],
    ['DELETE', '/_shop/orders'],
  ])('leave %s %s to others', async (method, path) => {
    expect(await pages({ method, path, body: '' })).toBeUndefined();
  });
});

describe('the storefront script', () => {
  it('stays small', async () => {
    const { body } = (await get('/beacon.js'))!;
    expect(gzipSync(body).length).toBeLessThan(8 * 1024);
  });
});

describe('the demo shop’s back end', () => {
  const form = {
    checkoutId: CHECKOUT_ID,
    email: 'ada@example.com',
    items: [
      { sku: 'TEAPOT-SAGE', quantity: 2 },
      { sku: 'TOWEL-PAIR', quantity: 1 },
    ],
  };

  it('reports the order, signed by the clock of the run, at its own prices', async () => {
    const page = (await order(form))!;
    expect(page.status).toBe(200);
    expect(JSON.parse(page.body)).toEqual({ orderId: expect.stringMatching(/^demo-/), completed: 1 });
    const [webhook] = webhooks;
    expect(webhook?.path).toBe('/v1/orders/generic');
    expect(verifySignature(webhook?.signature, Buffer.from(webhook!.body), SECRET, NOW)).toEqual({
      kind: 'valid',
    });
    expect(orderSchema.parse(JSON.parse(webhook!.body))).toMatchObject({
      checkoutId: CHECKOUT_ID,
      email: 'ada@example.com',
      total: 2 * 6800 + 2400 + 490,
      currency: 'EUR',
      placedAt: NOW,
    });
  });

  it('reports an order without a checkout id by its address', async () => {
    await order({ ...form, checkoutId: undefined });
    expect(orderSchema.parse(JSON.parse(webhooks[0]!.body))).toMatchObject({ email: 'ada@example.com' });
  });

  it.each(['', 'nonsense', {}, { ...form, items: [] }, { ...form, email: '' }, { ...form, total: 1 }])(
    'refuses a form that it cannot take: %j',
    async (body) => {
      expect((await order(body))?.status).toBe(400);
      expect(webhooks).toEqual([]);
    },
  );

  it.each([
    [401, '{"error":{"code":"unauthorized"}}'],
    [200, 'nonsense'],
  ])('says so when the report is answered with %s %s', async (status, body) => {
    answer = { status, body };
    expect((await order(form))?.status).toBe(502);
  });

  it('says so when the report reaches nobody', async () => {
    const alone = await createPages(settings({ apiUrl: 'http://127.0.0.1:1' }));
    const page = await alone({ method: 'POST', path: '/_shop/orders', body: JSON.stringify(form) });
    expect([page?.status, page?.body]).toEqual([502, expect.stringContaining('could not be reached')]);
  });
});
