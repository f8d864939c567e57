import fc from 'fast-check';
import type { HttpEvent } from '../../../../functions/shared/http/body-middleware.ts';
import { HttpError } from '../../../../functions/shared/http/errors.ts';
import { createHttpHandler, type Route } from '../../../../functions/shared/http/http-handler.ts';
import { parseJson } from '../../../../functions/shared/http/json-body.ts';
import { json, noContent } from '../../../../functions/shared/http/responses.ts';
import { errorOf, httpEvent, lambdaContext, type EventParts } from '../../../support/http-event.ts';
import { recordingLog } from '../../../support/log.ts';

const ROUTE = 'POST /v1/things';

const ask = (route: Route, parts: EventParts = {}, routeKey = ROUTE) => {
  const log = recordingLog();
  const handler = createHttpHandler(new Map([[ROUTE, route]]), log);
  return { log, response: handler(httpEvent(routeKey, parts), lambdaContext) };
};

const failing = (error: unknown) => ask(() => Promise.reject(error));
const awsError = (name: string, message: string) =>
  Object.assign(new Error(message), { name, $metadata: { requestId: 'R1', httpStatusCode: 400 } });

const echo: Route = (event) => Promise.resolve(json(200, { value: parseJson(event.rawBody) }));

describe('a route', () => {
  it('answers the request for its route key', async () => {
    await expect(ask(() => Promise.resolve(noContent())).response).resolves.toMatchObject({
      statusCode: 204,
    });
  });

  it('is not found by another key, nor by a name that every object has', async () => {
    for (const key of ['GET /v1/things', 'constructor', '__proto__']) {
      const response = await ask(() => Promise.resolve(noContent()), {}, key).response;
      expect(response.statusCode).toBe(404);
      expect(errorOf(response).code).toBe('not-found');
    }
  });

  it('answers with headers that forbid caching, framing and guessing', async () => {
    const { headers } = await ask(echo, { body: '1' }).response;
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });
});

describe('a refusal', () => {
  it('is rendered with its status, code, public message and field, and never its cause', async () => {
    const response = await failing(
      new HttpError('invalid', 'Too long.', { field: 'cart.items.0.name', cause: new Error('secret') }),
    ).response;
    expect(response.statusCode).toBe(400);
    expect(JSON.parse(response.body ?? '')).toEqual({
      error: { code: 'invalid', message: 'Too long.', field: 'cart.items.0.name' },
    });
  });

  it('is logged with the name of the field, but not with a name that the client made up', async () => {
    const known = failing(new HttpError('invalid', 'Too long.', { field: 'firstName' }));
    const unknown = failing(new HttpError('unknown-field', 'Not known.', { field: 'ada@example.com' }));
    await Promise.all([known.response, unknown.response]);
    expect(known.log.entries[0]).toMatchObject({
      level: 'warn',
      fields: { code: 'invalid', field: 'firstName' },
    });
    expect(JSON.stringify(unknown.log.entries)).not.toContain('ada@example.com');
  });
});

describe('an unforeseen error', () => {
  it('becomes a 500 of the same shape that tells nothing', async () => {
    const response = await failing(new TypeError('ada@example.com is not a function')).response;
    expect(response.statusCode).toBe(500);
    expect(errorOf(response)).toEqual({
      code: 'internal',
      message: 'Something went wrong on our side. Please try again.',
    });
  });

  it('is logged with its kind, place and AWS request, without its message or those of its causes', async () => {
    const cause = new RangeError('ada@example.com is out of range');
    const { log, response } = failing(
      Object.assign(awsError('ValidationException', 'bad ada@example.com'), { cause }),
    );
    await response;
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({
      level: 'error',
      fields: {
        errorName: 'ValidationException',
        awsRequestId: 'R1',
        awsStatus: 400,
        cause: { errorName: 'RangeError' },
      },
    });
    expect(JSON.stringify(log.entries)).toContain('http-handler.test.ts');
    expect(JSON.stringify(log.entries)).not.toContain('ada@');
  });

  it('may be anything that can be thrown', async () => {
    const { log, response } = failing('ada@example.com');
    expect((await response).statusCode).toBe(500);
    expect(log.entries[0]?.fields).toMatchObject({ errorName: 'string' });
  });

  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])(
    '%s of DynamoDB becomes a 429 that says when to come back',
    async (name) => {
      const response = await failing(awsError(name, 'slow down')).response;
      expect(response.statusCode).toBe(429);
      expect(errorOf(response).code).toBe('throttled');
      expect(Number(response.headers?.['retry-after'])).toBeGreaterThan(0);
    },
  );
});

describe('a body', () => {
  it.each(['text/plain', 'application/json', 'text/plain;charset=UTF-8'])(
    'is read as JSON from %s',
    async (type) => {
      const response = await ask(echo, { body: '{"a":"ü"}', headers: { 'content-type': type } }).response;
      expect(JSON.parse(response.body ?? '')).toEqual({ value: { a: 'ü' } });
    },
  );

  it('is read from base64 too, to the very byte', async () => {
    const bytes = Uint8Array.of(0, 255, 10, 200);
    let seen: Buffer | undefined;
    const keep: Route = (event: HttpEvent) => {
      seen = event.rawBody;
      return Promise.resolve(noContent());
    };
    await ask(keep, { body: bytes }).response;
    expect(seen).toEqual(Buffer.from(bytes));
  });

  it('may be absent where the route does not read it', async () => {
    await expect(ask(() => Promise.resolve(noContent())).response).resolves.toMatchObject({
      statusCode: 204,
    });
    await expect(ask(echo).response).resolves.toMatchObject({ statusCode: 400 });
  });

  it('may have 8192 bytes and not one more, as text, as base64, and in letters of several bytes', async () => {
    const letters = (bytes: number) => `"${'ü'.repeat((bytes - 2) / 2)}"`;
    const statusOf = async (body: string | Uint8Array) => (await ask(echo, { body }).response).statusCode;
    await expect(statusOf(letters(8192))).resolves.toBe(200);
    await expect(statusOf(Buffer.from(letters(8192)))).resolves.toBe(200);
    await expect(statusOf(letters(8194))).resolves.toBe(413);
    await expect(statusOf(`${letters(8192)} `)).resolves.toBe(413);
    await expect(statusOf(Buffer.from(`${letters(8192)} `))).resolves.toBe(413);
  });

  it.each([
    ['a broken UTF-8 sequence', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['an overlong UTF-8 sequence', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['no JSON', 'v=1&seq=2'],
    ['two JSON values', '{}{}'],
    ['nothing', ''],
  ])('with %s is refused with 400', async (_, body) => {
    const response = await ask(echo, { body }).response;
    expect(response.statusCode).toBe(400);
    expect(errorOf(response).code).toBe('invalid');
  });

  it('nested as deep as 8 KB allow gets an answer', async () => {
    const deep = '['.repeat(4096) + ']'.repeat(4096);
    expect([200, 400]).toContain((await ask(echo, { body: deep }).response).statusCode);
  });

  it('of any bytes gets 200, 400 or 413 and never a 500', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 9000, size: 'max' }), async (body) => {
        expect([200, 400, 413]).toContain((await ask(echo, { body }).response).statusCode);
      }),
      { numRuns: 200 },
    );
  });

  it('of any JSON comes through unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ noUnicodeString: false, maxDepth: 6 }), async (body) => {
        fc.pre(Buffer.byteLength(body) <= 8192);
        const response = await ask(echo, { body }).response;
        expect(JSON.parse(response.body ?? '')).toEqual({ value: JSON.parse(body) });
      }),
    );
  });
});
