import { createHash } from 'node:crypto';
import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { createLinkStore } from '../../../functions/shared/aws/link-store.ts';
import { createOrderStore } from '../../../functions/shared/aws/order-store.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import type { Cart } from '../../../functions/shared/domain/checkout.ts';
import { DAY_MS, HOUR_MS } from '../../../functions/shared/domain/time.ts';
import { createLinkTokens } from '../../../functions/shared/links/link-tokens.ts';
import type { LinkStore } from '../../../functions/shared/ports.ts';
import { createLinksHandler } from '../../../functions/links/handler.ts';
import {
  aCart,
  aContactableSnapshot,
  CHECKOUT_ID,
  RECIPIENT_KEY,
  RETENTION,
  T0,
} from '../../support/builders.ts';
import { errorOf, httpEvent, lambdaContext, type EventParts } from '../../support/http-event.ts';
import { recordingCount, recordingLog } from '../../support/log.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

const NOW = T0 + 2 * HOUR_MS;
const CHECKOUT_PK = `checkout#${CHECKOUT_ID}`;
const RECIPIENT_PK = `recipient#${RECIPIENT_KEY}`;

const tokens = createLinkTokens(() => Promise.resolve('a secret of the stack'));
const returnToken = (endsAt = NOW + DAY_MS) => tokens.seal('return', CHECKOUT_ID, endsAt);
const unsubscribeToken = (endsAt = NOW + DAY_MS) => tokens.seal('unsubscribe', RECIPIENT_KEY, endsAt);

const handlerOver = (store: LinkStore) => {
  const log = recordingLog();
  const { count, totals } = recordingCount();
  const handler = createLinksHandler({
    shop: {
      storeId: 'shop',
      name: 'Cups & Co',
      homeUrl: 'https://shop.example',
      locale: 'de-DE',
      currency: 'EUR',
    },
    origins: { returns: ['https://shop.example', 'https://checkout.shop.example'], images: [] },
    tokens,
    store,
    count,
    log,
    clock: () => NOW,
  });
  return {
    log,
    totals,
    handle: async (routeKey: string, token: string, parts: EventParts = {}) =>
      handler(httpEvent(routeKey, { path: { token }, ...parts }), lambdaContext),
  };
};

let table: TestTable;
let links: ReturnType<typeof handlerOver>;
let captureStore: ReturnType<typeof createCaptureStore>;
let orderStore: ReturnType<typeof createOrderStore>;

beforeEach(async () => {
  table = await createTestTable();
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  captureStore = createCaptureStore(options);
  orderStore = createOrderStore({ ...options, indexName: TABLE.recipientIndex.name });
  links = handlerOver(createLinkStore(options));
});

afterEach(() => {
  table.client.destroy();
});

const capture = (cart: Cart | null = aCart(), receivedAt = T0) =>
  captureStore.capture(aContactableSnapshot({ cart, receivedAt }));

const close = {
  completed: () => orderStore.complete(CHECKOUT_ID, NOW, { isTombstoneWanted: true }),
  erased: () => captureStore.forget(CHECKOUT_ID, NOW),
};

const BROWSER_ROUTES = ['GET /r/{token}', 'GET /u/{token}', 'POST /u/{token}'];
const RETURN_ROUTES = ['GET /r/{token}', 'POST /v1/restore/{token}'];

describe('the return link', () => {
  const open = async (cart: Cart | null = aCart()) => {
    await capture(cart);
    const token = await returnToken();
    return { token, response: await links.handle('GET /r/{token}', token) };
  };

  it('leads to the page where the shop showed the cart, with the token for the script', async () => {
    const { token, response } = await open();
    expect(response).toMatchObject({
      statusCode: 302,
      headers: {
        location: `https://shop.example/cart?recover=${token}`,
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  });

  it('replaces the token of an earlier return', async () => {
    const { token, response } = await open({
      ...aCart(),
      url: 'https://shop.example/cart?step=2&recover=old#top',
    });
    expect(response.headers?.['location']).toBe(`https://shop.example/cart?step=2&recover=${token}#top`);
  });

  it.each([
    ['another host', 'https://evil.example/cart'],
    ['another scheme', 'http://shop.example/cart'],
    ['another port', 'https://shop.example:8443/cart'],
    ['a host that begins like ours', 'https://shop.example.evil.example/'],
    ['a password in it', 'https://shop.example:x@shop.example/'],
    ['a user that looks like our host', 'https://shop.example@evil.example/'],
    ['a script', 'javascript:alert(1)'],
    ['no address at all', 'cart'],
    ['a line break', 'https://evil.example/\r\nset-cookie: a=b'],
  ])('leads home where a stored page has %s', async (_, url) => {
    const { token, response } = await open({ ...aCart(), url });
    expect(response.headers?.['location']).toBe(`https://shop.example/?recover=${token}`);
  });

  it.each([
    ['page', aCart({ url: undefined })],
    ['cart', null],
  ])('leads home where no %s is stored', async (_, cart) => {
    const { token, response } = await open(cart);
    expect(response.headers?.['location']).toBe(`https://shop.example/?recover=${token}`);
  });

  it('changes and counts nothing, however often it is followed', async () => {
    const { token } = await open();
    const before = await table.get(CHECKOUT_PK);
    await links.handle('GET /r/{token}', token);
    expect(await table.get(CHECKOUT_PK)).toEqual(before);
    expect(links.totals).toEqual({});
  });
});

describe('restoring the cart', () => {
  it('gives the cart and nothing that the shopper typed', async () => {
    await capture();
    const response = await links.handle('POST /v1/restore/{token}', await returnToken());
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(response.body ?? '')).toEqual({ cart: aCart() });
  });

  it('gives null where there is no cart', async () => {
    await capture(null);
    const response = await links.handle('POST /v1/restore/{token}', await returnToken());
    expect(JSON.parse(response.body ?? '')).toEqual({ cart: null });
  });

  it('marks and counts the first return only', async () => {
    await capture();
    const responses = [
      await links.handle('POST /v1/restore/{token}', await returnToken()),
      await links.handle('POST /v1/restore/{token}', await returnToken()),
    ];
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await table.get(CHECKOUT_PK)).toMatchObject({ returnedAt: NOW });
    expect(links.totals).toEqual({ Returned: 1 });
  });

  it('counts once when two tabs restore at once', async () => {
    await capture();
    const token = await returnToken();
    await Promise.all([1, 2, 3].map(() => links.handle('POST /v1/restore/{token}', token)));
    expect(links.totals).toEqual({ Returned: 1 });
  });

  it.each(['completed', 'erased'] as const)(
    'is refused with 410 after the checkout was %s',
    async (state) => {
      await capture();
      await close[state]();
      const response = await links.handle('POST /v1/restore/{token}', await returnToken());
      expect(response.statusCode).toBe(410);
      expect(errorOf(response)).toEqual({ code: 'gone', message: 'This cart is no longer kept.' });
      expect(links.totals).toEqual({});
    },
  );
});

describe('the unsubscribe link', () => {
  it('shows a page with one button and changes nothing', async () => {
    const response = await links.handle('GET /u/{token}', await unsubscribeToken());
    expect(response.statusCode).toBe(200);
    expect(response.body?.match(/<button/g)).toHaveLength(1);
    expect(response.body).toContain('<form method="post"><button>Unsubscribe</button></form>');
    expect(await table.get(RECIPIENT_PK)).toBeUndefined();
    expect(links.totals).toEqual({});
  });

  it.each<[string, EventParts]>([
    [
      'by the button of the page',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' },
    ],
    [
      'by the mail program’s own button',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      },
    ],
    [
      'by one that posts multipart',
      {
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: Buffer.from(
          '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
        ),
      },
    ],
    ['with no body and no cookies', {}],
  ])('unsubscribes the address %s', async (_, parts) => {
    const response = await links.handle('POST /u/{token}', await unsubscribeToken(), parts);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('You are unsubscribed');
    expect(response.headers).not.toHaveProperty('set-cookie');
    expect(await table.get(RECIPIENT_PK)).toMatchObject({ unsubscribedAt: NOW });
    expect(links.totals).toEqual({ Unsubscribed: 1 });
  });

  it('is done already the second time, and counted once', async () => {
    const token = await unsubscribeToken();
    await links.handle('POST /u/{token}', token);
    const { statusCode } = await links.handle('POST /u/{token}', token);
    expect(statusCode).toBe(200);
    expect(links.totals).toEqual({ Unsubscribed: 1 });
  });
});

describe('a link that leads nowhere', () => {
  it.each(BROWSER_ROUTES)('gets a kind page where it is forged: %s', async (route) => {
    for (const token of [
      'nonsense',
      '',
      await tokens.seal(route.includes('/r/') ? 'unsubscribe' : 'return', CHECKOUT_ID, NOW + 1),
    ]) {
      const response = await links.handle(route, token);
      expect(response).toMatchObject({
        statusCode: 404,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
      expect(response.body).toContain('This link does not work');
    }
  });

  it('gets a kind page where it has expired', async () => {
    const statuses = await Promise.all([
      links.handle('GET /r/{token}', await returnToken(NOW)),
      links.handle('GET /u/{token}', await unsubscribeToken(NOW)),
      links.handle('POST /u/{token}', await unsubscribeToken(NOW)),
    ]);
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([410, 410, 410]);
    expect(statuses.every(({ body }) => body?.startsWith('<!doctype html>'))).toBe(true);
    expect(await table.get(RECIPIENT_PK)).toBeUndefined();
  });

  it.each([
    ['completed', 410],
    ['erased', 410],
    ['never seen', 404],
    ['kept past its time', 404],
  ])('gets a status that says so where the checkout is %s', async (state, status) => {
    if (state === 'completed' || state === 'erased') await close[state]();
    if (state === 'kept past its time') await capture(aCart(), NOW - RETENTION.checkoutMs);
    for (const route of RETURN_ROUTES) {
      expect((await links.handle(route, await returnToken())).statusCode).toBe(status);
    }
  });

  it('gets JSON where a script asks', async () => {
    expect(errorOf(await links.handle('POST /v1/restore/{token}', 'nonsense')).code).toBe('not-found');
    expect(errorOf(await links.handle('POST /v1/restore/{token}', await returnToken(NOW))).code).toBe('gone');
  });

  it('gets a page in the browser when we fail ourselves, and the script gets JSON', async () => {
    const fail = () => Promise.reject(new Error(`${CHECKOUT_ID} could not be read`));
    const failing = handlerOver({ loadCheckout: fail, markReturned: fail, unsubscribe: fail });
    for (const [route, token] of [
      ['GET /r/{token}', await returnToken()],
      ['POST /u/{token}', await unsubscribeToken()],
    ] as const) {
      const response = await failing.handle(route, token);
      expect(response.statusCode).toBe(500);
      expect(response.body).toContain('The fault is on our side');
    }
    const response = await failing.handle('POST /v1/restore/{token}', await returnToken());
    expect(errorOf(response).code).toBe('internal');
  });
});

describe('each page', () => {
  const everyPage = async () => {
    await close.completed();
    return Promise.all([
      links.handle('GET /u/{token}', await unsubscribeToken()),
      links.handle('POST /u/{token}', await unsubscribeToken()),
      links.handle('GET /u/{token}', await unsubscribeToken(NOW)),
      links.handle('GET /r/{token}', await returnToken()),
      links.handle('GET /r/{token}', 'nonsense'),
    ]);
  };

  it('has a language, a title, one main part and one heading, and fetches and runs nothing', async () => {
    for (const { body } of await everyPage()) {
      expect(body).toMatch(/<html lang="en">/);
      expect(body).toMatch(/<title>[^<]+ · Cups &amp; Co<\/title>/);
      expect(body?.match(/<main>/g)).toHaveLength(1);
      expect(body?.match(/<h1>/g)).toHaveLength(1);
      expect(body).not.toMatch(/<(?:script|img|link|iframe)\b|\b(?:src|style|on\w+)=|url\(|@import/);
    }
  });

  it('is sent with headers that allow its own style sheet and form and nothing else', async () => {
    for (const { headers, body = '' } of await everyPage()) {
      const [, sheet = ''] = /<style>(.*)<\/style>/s.exec(body) ?? [];
      const hash = createHash('sha256').update(sheet).digest('base64');
      expect(headers).toMatchObject({
        'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      });
    }
  });
});

it('no log holds a token, an address, a key or an id', async () => {
  await capture();
  const made = [await returnToken(), await unsubscribeToken(), await returnToken(NOW), 'nonsense'];
  for (const token of made) {
    for (const route of [...BROWSER_ROUTES, 'POST /v1/restore/{token}']) await links.handle(route, token);
  }
  const text = JSON.stringify(links.log.entries);
  for (const secret of [...made, CHECKOUT_ID, RECIPIENT_KEY, 'ann@example.com'])
    expect(text).not.toContain(secret);
  expect(links.log.entries).not.toEqual([]);
});
