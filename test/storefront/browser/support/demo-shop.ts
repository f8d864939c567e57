import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPages } from '../../../../local/pages/pages.ts';

/** What of a body the tests look at. */
export interface SentBody {
  readonly seq?: number;
  readonly email?: string | null;
  readonly firstName?: string | null;
  readonly cart?: { readonly items: readonly { readonly quantity: number }[] };
  readonly consent?: { readonly mode: string };
  readonly paused?: boolean;
  readonly checkoutId?: string;
}

/** One request of the storefront script, as the API got it. */
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
  /** The bodies of the requests to move the clock, and what happens then. */
  readonly advances: unknown[];
  onAdvance: () => void;
  /** What the mailbox holds. */
  readonly mails: unknown[];
  /** Pages of the test's own, by path. */
  readonly extraPages: Map<string, string>;
  /** The cart behind every return link; absent: the link is dead. */
  cart: unknown;
  stop(): Promise<void>;
}

const SHOP = { storeId: 'demo', name: 'Lindgren & Sons', locale: 'en-GB', currency: 'EUR' };
const NOW = Date.parse('2026-11-21T14:02:00Z');

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

export const startDemoShop = async (): Promise<DemoShop> => {
  const requests: ApiRequest[] = [];
  const mails: unknown[] = [];
  const extraPages = new Map<string, string>();
  const waiting = new Set<() => void>();
  const advances: unknown[] = [];
  let status = 204;
  let orderStatus = 200;

  const api = (path: string, shop: DemoShop): [number, unknown?] => {
    if (path.startsWith('/v1/checkouts/')) return [status];
    if (path.startsWith('/v1/departures/')) return [204];
    if (path === '/v1/orders/generic') return [orderStatus, { completed: 1 }];
    if (path.startsWith('/v1/restore/'))
      return shop.cart === undefined ? [404, {}] : [200, { cart: shop.cart }];
    if (path === '/_local/mailbox') return [200, mails];
    if (path === '/_local/clock') return [200, { now: new Date(NOW).toISOString() }];
    return [404];
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const rawBody = await readBody(request);
    if (path.startsWith('/v1/')) {
      const body = JSON.parse(rawBody || '{}') as SentBody;
      requests.push({ path, contentType: request.headers['content-type'], rawBody, body });
      for (const check of [...waiting]) check();
    }
    if (path === '/_local/clock' && request.method === 'POST') {
      advances.push(JSON.parse(rawBody));
      shop.onAdvance();
    }
    const extra = extraPages.get(path);
    const page = await pages({ method: request.method ?? 'GET', path, body: rawBody });
    if (extra !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(extra);
    } else if (page) {
      response.writeHead(page.status, page.headers).end(page.body);
    } else {
      const [code, answer] = api(path, shop);
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    }
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const pages = await createPages({
    shop: { ...SHOP, homeUrl: `${url}/` },
    consent: { default: 'opt-in', countries: { US: 'notice', CN: 'off' } },
    retentionMs: 30 * 24 * 60 * 60 * 1000,
    apiUrl: url,
    orderSecret: 'order-secret-of-the-test',
    now: () => NOW,
  });

  const shop: DemoShop = {
    url,
    requests,
    advances,
    onAdvance: () => undefined,
    answerOrders: (next) => {
      orderStatus = next;
    },
    mails,
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
