import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPages, loadBundles } from '../../../../local/pages/pages.ts';
import { createDemoShop } from '../../../../local/pages/shop/shop.ts';
import { buildBeacon } from '../../../../storefront/build/build-beacon.ts';

/** What of a body the tests look at. */
export interface SentBody {
  readonly seq?: number;
  readonly email?: string | null;
  readonly firstName?: string | null;
  readonly cart?: { readonly items: readonly { readonly sku?: string; readonly quantity: number }[] };
  readonly consent?: { readonly mode: string };
  readonly paused?: boolean;
  readonly orderId?: string;
  readonly checkoutId?: string;
}

/** One request of the storefront script or the shop's back end, as the API got it. */
export interface ApiRequest {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly rawBody: string;
  /** Parsed; `{}` for an empty one. */
  readonly body: SentBody;
}

/** The demo shop in front of an API that only remembers. */
export interface DemoShop {
  readonly url: string;
  readonly requests: ApiRequest[];
  /** Resolves with the first request, past or to come, that fits. */
  waitFor(fits: (request: ApiRequest) => boolean): Promise<ApiRequest>;
  /** The status of every coming answer to beacons and erasures; 204 at first. */
  answer(status: number): void;
  /** The status of every coming answer to order webhooks; 200 at first. */
  answerOrders(status: number): void;
  /** Moves the shop's clock on; resolves when what has become due is done. */
  moveOn(durationMs: number): Promise<void>;
  /** Pages of the test's own, by path without a query. */
  readonly extraPages: Map<string, string>;
  /** The cart behind every return link; absent: the link is dead. */
  cart: unknown;
  stop(): Promise<void>;
}

const SHOP = { storeId: 'demo', name: 'Lindgren & Sons', locale: 'en-GB', currency: 'EUR' };
const CONSENT = { default: 'opt-in', countries: { US: 'notice', CN: 'off' } } as const;
const KEEP_DAYS = 30;

const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The same for all tests of a file. */
const bundles = loadBundles();
export const builtBeacon = buildBeacon({
  storeId: SHOP.storeId,
  shopName: SHOP.name,
  consent: CONSENT,
  keepDays: KEEP_DAYS,
  privacyUrl: '/privacy',
});
const scripts = new Map(builtBeacon.files.map(({ name, contents }) => [`/${name}`, contents]));

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

export const startDemoShop = async (): Promise<DemoShop> => {
  const requests: ApiRequest[] = [];
  const extraPages = new Map<string, string>();
  const waiting = new Set<() => void>();
  let now = Date.parse('2026-11-21T14:02:00Z');
  let status = 204;
  let orderStatus = 200;

  const api = (path: string): [number, unknown?] => {
    if (path.startsWith('/v1/checkouts/')) return [status];
    if (path.startsWith('/v1/departures/')) return [204];
    if (path === '/v1/orders/generic') return [orderStatus, { completed: 1 }];
    if (path.startsWith('/v1/restore/'))
      return shop.cart === undefined ? [404, {}] : [200, { cart: shop.cart }];
    return [404];
  };

  const remember = (path: string, contentType: string | undefined, rawBody: string) => {
    requests.push({ path, contentType, rawBody, body: JSON.parse(rawBody || '{}') as SentBody });
    for (const check of [...waiting]) check();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { url: path = '/', method = 'GET', headers } = request;
    const body = await readBody(request);
    if (path.startsWith('/v1/')) remember(path, headers['content-type'], body);
    const extra = extraPages.get(path.split('?')[0] ?? path);
    const page = await pages({ method, path, body });
    const script = scripts.get(path);
    if (extra !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(extra);
    } else if (script !== undefined) {
      response.writeHead(200, SCRIPT_HEADERS).end(script);
    } else if (page) {
      response.writeHead(page.status, page.headers).end(page.body);
    } else {
      const [code, answer] = api(path);
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    }
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const demo = createDemoShop({
    shop: { ...SHOP, homeUrl: url },
    consent: CONSENT,
    retentionMs: KEEP_DAYS * 24 * 60 * 60 * 1000,
    apiUrl: url,
    orderSecret: 'order-secret-of-the-test',
    now: () => now,
  });
  const pages = await createPages(demo, bundles);

  const shop: DemoShop = {
    url,
    requests,
    answerOrders: (next) => {
      orderStatus = next;
    },
    moveOn: async (durationMs) => {
      now += durationMs;
      await demo.fireDue(now);
      while (!demo.isIdle()) await new Promise((resolve) => setImmediate(resolve));
    },
    extraPages,
    cart: undefined,
    answer: (next) => {
      status = next;
    },
    waitFor: (fits) =>
      new Promise((resolve) => {
        const check = () => {
          const found = requests.find(fits);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return shop;
};
