import type { DeliveryFault } from '../../../local/faults/fault.ts';
import { createHttpApi } from '../../../local/http/api.ts';
import type { HttpRequest } from '../../../local/http/request.ts';
import type { RunOutcome } from '../../../local/lambda/runtime.ts';
import type { ApiModel } from '../../../local/stack/model.ts';
import { START, stillClock } from '../fixtures/clock.ts';

const route = (routeKey: string, functionName = routeKey, timeoutMs = 30_000) => ({
  routeKey,
  functionName,
  timeoutMs,
});

const model = (changes: Partial<ApiModel> = {}): ApiModel => ({
  apiId: 'api',
  routes: [
    route('POST /v1/checkouts/{checkoutId}'),
    route('POST /v1/checkouts/{checkoutId}/forget'),
    route('GET /r/{token}'),
  ],
  routeThrottles: {},
  ...changes,
});

const request = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): HttpRequest => ({
  method,
  path,
  query: '',
  headers: { host: 'localhost', ...headers },
  cookies: [],
  body: Buffer.from(body),
  sourceIp: '127.0.0.1',
  protocol: 'HTTP/1.1',
});

const setUp = (
  api: ApiModel = model(),
  respond: () => unknown = () => ({ statusCode: 204 }),
  fault?: DeliveryFault,
) => {
  const clock = stillClock();
  const invoked: { functionName: string; event: unknown }[] = [];
  const run = async (functionName: string, event: unknown): Promise<RunOutcome> => {
    invoked.push({ functionName, event });
    try {
      return { kind: 'success', requestId: 'id', payload: await respond() };
    } catch (error) {
      return { kind: 'error', requestId: 'id', error: { errorType: 'Error', errorMessage: String(error) } };
    }
  };
  return {
    clock,
    invoked,
    api: createHttpApi({
      model: api,
      accountId: '000000000000',
      runtime: { run },
      clock,
      record: () => undefined,
      faultOn: () => fault,
      mayInvoke: () => true,
    }),
  };
};

const json = (answer: { body: string | Buffer } | undefined) => JSON.parse(String(answer?.body));

describe('a route', () => {
  it.each([
    ['POST', '/v1/checkouts/abc', 'POST /v1/checkouts/{checkoutId}', { checkoutId: 'abc' }],
    ['POST', '/v1/checkouts/abc/forget', 'POST /v1/checkouts/{checkoutId}/forget', { checkoutId: 'abc' }],
    ['GET', '/r/a%2Fb%20c', 'GET /r/{token}', { token: 'a/b c' }],
  ])(
    '%s %s leads to its function with the path decoded',
    async (method, path, functionName, pathParameters) => {
      const { api, invoked } = setUp();
      await api.answer(request(method, path));
      expect(invoked).toMatchObject([{ functionName, event: { pathParameters } }]);
    },
  );

  it.each([
    ['GET', '/v1/checkouts/abc'],
    ['POST', '/v1/checkouts/'],
    ['POST', '/v1/checkouts'],
    ['POST', '/v1/checkouts/abc/forget/more'],
    ['GET', '/'],
  ])('does not exist for %s %s', async (method, path) => {
    const { api, invoked } = setUp();
    expect(await api.answer(request(method, path))).toBeUndefined();
    expect(invoked).toEqual([]);
  });

  it('wins by being more exact', async () => {
    const routes = ['$default', 'ANY /a/{proxy+}', 'GET /a/{id}', 'ANY /a/{id}', 'GET /a/b'].map((key) =>
      route(key),
    );
    const { api, invoked } = setUp(model({ routes }));
    for (const [method, path] of [
      ['GET', '/a/b'],
      ['GET', '/a/c'],
      ['POST', '/a/c'],
      ['GET', '/a/c/d'],
      ['GET', '/x'],
    ] as const)
      await api.answer(request(method, path));
    expect(invoked.map(({ functionName }) => functionName)).toEqual([
      'GET /a/b',
      'GET /a/{id}',
      'ANY /a/{id}',
      'ANY /a/{proxy+}',
      '$default',
    ]);
  });
});

describe('the answer', () => {
  const answerWith = (payload: unknown) => setUp(model(), () => payload).api.answer(request('GET', '/r/x'));

  it('is what the function says', async () => {
    expect(
      await answerWith({
        statusCode: 302,
        headers: { Location: 'https://shop.example', 'Cache-Control': 'no-store' },
        cookies: ['a=1', 'b=2'],
      }),
    ).toEqual({
      status: 302,
      headers: {
        location: 'https://shop.example',
        'cache-control': 'no-store',
        'set-cookie': ['a=1', 'b=2'],
      },
      body: '',
    });
  });

  it('can be in base64', async () => {
    const body = Buffer.from([0, 255]);
    const answer = await answerWith({
      statusCode: 200,
      body: body.toString('base64'),
      isBase64Encoded: true,
    });
    expect(answer?.body).toEqual(body);
  });

  it('is plain text where the function names no type', async () => {
    expect(await answerWith({ statusCode: 200, body: 'hi' })).toMatchObject({
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    });
  });

  it('is the JSON itself where it has no status', async () => {
    const answer = await answerWith({ hello: 'world' });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(json(answer)).toEqual({ hello: 'world' });
  });

  it.each([[{ statusCode: 'many' }], [{ statusCode: 200, body: { not: 'text' } }]])(
    'is a 500 where it does not read: %j',
    async (payload) => {
      const answer = await answerWith(payload);
      expect([answer?.status, json(answer)]).toEqual([500, { message: 'Internal Server Error' }]);
    },
  );

  it('is a 500 where the function fails', async () => {
    const { api } = setUp(model(), () => {
      throw new Error('broken');
    });
    const answer = await api.answer(request('GET', '/r/x'));
    expect([answer?.status, json(answer)]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('is a 503 where the function takes longer than the integration may', async () => {
    const { api } = setUp(
      model({ routes: [route('GET /r/{token}', 'links', 20)] }),
      () => new Promise(() => undefined),
    );
    expect(await api.answer(request('GET', '/r/x'))).toMatchObject({ status: 503 });
  });

  it('is a 413 where the event is more than Lambda takes', async () => {
    const { api, invoked } = setUp();
    const answer = await api.answer(
      request('POST', '/v1/checkouts/abc', { 'content-type': 'text/plain' }, 'x'.repeat(6 * 1024 * 1024)),
    );
    expect([answer?.status, json(answer)]).toEqual([413, { message: 'Request Entity Too Large' }]);
    expect(invoked).toEqual([]);
  });
});

describe('a stage that is throttled', () => {
  const throttle = { ratePerSecond: 1, burst: 2 };
  const statuses = async (api: ReturnType<typeof setUp>['api'], paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await api.answer(request('GET', path)))?.status));

  it('takes a burst, then as many as the rate gives', async () => {
    const { api, clock } = setUp(model({ throttle }));
    expect(await statuses(api, ['/r/1', '/r/2', '/r/3'])).toEqual([204, 204, 429]);
    clock.moveTo(START + 1000);
    expect(await statuses(api, ['/r/4', '/r/5'])).toEqual([204, 429]);
  });

  it('lets a route have a limit of its own', async () => {
    const { api } = setUp(
      model({ throttle, routeThrottles: { 'GET /r/{token}': { ratePerSecond: 1, burst: 3 } } }),
    );
    expect(await statuses(api, ['/r/1', '/r/2', '/r/3', '/r/4'])).toEqual([204, 204, 204, 429]);
  });
});

describe('CORS', () => {
  const cors = {
    allowOrigins: ['https://www.shop.example'],
    allowMethods: ['POST'],
    allowHeaders: ['content-type'],
    exposeHeaders: [],
    allowCredentials: false,
    maxAgeSeconds: 86_400,
  };
  const from = (origin: string) => ({ origin, 'access-control-request-method': 'POST' });
  const shop = from('https://www.shop.example');

  it('answers a preflight itself, on whatever path', async () => {
    const { api, invoked } = setUp(model({ cors }));
    expect(await api.answer(request('OPTIONS', '/nowhere', shop))).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://www.shop.example',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '86400',
      },
      body: '',
    });
    expect(invoked).toEqual([]);
  });

  it('allows nothing to other origins', async () => {
    const { api } = setUp(model({ cors }));
    expect(await api.answer(request('OPTIONS', '/r/x', from('https://evil.example')))).toEqual({
      status: 204,
      headers: {},
      body: '',
    });
  });

  it('puts its own headers in place of the function’s', async () => {
    const { api } = setUp(model({ cors }), () => ({
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'x-own': 'yes' },
    }));
    const ofShop = await api.answer(request('GET', '/r/x', shop));
    expect(ofShop?.headers).toEqual({
      'access-control-allow-origin': 'https://www.shop.example',
      'x-own': 'yes',
    });
    expect((await api.answer(request('GET', '/r/x')))?.headers).toEqual({ 'x-own': 'yes' });
  });

  it('is nothing where the API has none', async () => {
    expect(await setUp().api.answer(request('OPTIONS', '/r/x', shop))).toBeUndefined();
  });
});
