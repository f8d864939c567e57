import { toApiEvent } from '../../../local/http/api-event.ts';
import type { HttpRequest } from '../../../local/http/request.ts';
import { START } from '../fixtures/clock.ts';

const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  path: '/v1/checkouts/abc',
  query: '',
  headers: { host: 'localhost:4600', 'user-agent': 'test', 'content-type': 'text/plain' },
  cookies: [],
  body: Buffer.from(''),
  sourceIp: '127.0.0.1',
  protocol: 'HTTP/1.1',
  ...changes,
});

const eventOf = (changes: Partial<HttpRequest> = {}, pathParameters: Record<string, string> = {}) =>
  toApiEvent(
    request(changes),
    {
      route: { routeKey: 'POST /v1/checkouts/{checkoutId}', functionName: 'capture', timeoutMs: 30_000 },
      pathParameters,
    },
    { apiId: 'api', accountId: '000000000000', now: START },
  );

describe('the event of an HTTP API', () => {
  it('is in payload format 2.0', () => {
    expect(eventOf({ query: 'a=1&b=x%20y', body: Buffer.from('{}') }, { checkoutId: 'abc' })).toEqual({
      version: '2.0',
      routeKey: 'POST /v1/checkouts/{checkoutId}',
      rawPath: '/v1/checkouts/abc',
      rawQueryString: 'a=1&b=x%20y',
      headers: {
        host: 'localhost:4600',
        'user-agent': 'test',
        'content-type': 'text/plain',
        'content-length': '2',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '4600',
        'x-forwarded-proto': 'https',
      },
      queryStringParameters: { a: '1', b: 'x y' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        domainName: 'localhost',
        domainPrefix: 'localhost',
        http: {
          method: 'POST',
          path: '/v1/checkouts/abc',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.any(String),
        routeKey: 'POST /v1/checkouts/{checkoutId}',
        stage: '$default',
        time: '21/Nov/2026:10:00:00 +0000',
        timeEpoch: START,
      },
      pathParameters: { checkoutId: 'abc' },
      body: '{}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what the request does not have', () => {
    const event = eventOf();
    for (const absent of ['body', 'cookies', 'queryStringParameters', 'pathParameters'])
      expect(event).not.toHaveProperty(absent);
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  });

  it('has the path decoded and the query as it was sent', () => {
    const event = eventOf({ path: '/r/a%20b', query: 'x=%C3%A9&x=2' });
    expect(event.rawPath).toBe('/r/a b');
    expect(event.rawQueryString).toBe('x=%C3%A9&x=2');
    expect(event.queryStringParameters).toEqual({ x: 'é,2' });
  });

  it('has cookies in a list of their own', () => {
    expect(eventOf({ cookies: ['a=1', 'b=2'] }).cookies).toEqual(['a=1', 'b=2']);
  });

  it.each([
    ['text/plain;charset=UTF-8', true],
    ['text/html', true],
    ['application/json', true],
    ['Application/JSON; charset=utf-8', true],
    ['application/xml', true],
    ['application/javascript', true],
    ['application/x-www-form-urlencoded', false],
    ['application/octet-stream', false],
    ['multipart/form-data; boundary=x', false],
    ['application/problem+json', false],
    [undefined, false],
  ])('has a body of the type %s as text: %s', (contentType, isText) => {
    const event = eventOf({
      headers: { host: 'localhost', ...(contentType && { 'content-type': contentType }) },
      body: Buffer.from('naïve=1'),
    });
    expect(event.isBase64Encoded).toBe(!isText);
    expect(event.body).toBe(isText ? 'naïve=1' : Buffer.from('naïve=1').toString('base64'));
  });
});
