import { PortTakenError, startServer, type LocalServer } from '../../../local/http/server.ts';
import { createLocalApi, advanceSchema, parseBody } from '../../../local/http/local-api.ts';
import type { HttpRequest } from '../../../local/http/request.ts';

describe('the server', () => {
  const servers: LocalServer[] = [];
  const start = async (port = 0) => {
    const server = await startServer(port);
    servers.push(server);
    return server;
  };

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  it('hands on a request as it came in', async () => {
    const server = await start();
    let seen: HttpRequest | undefined;
    server.open(async (request) => {
      seen = request;
      return { status: 200, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: 'done' };
    });
    const response = await fetch(`http://localhost:${server.port}/a%20b?x=1?2`, {
      method: 'POST',
      headers: { 'X-Twice': 'one', cookie: 'a=1; b=2' },
      body: 'naïve',
    });
    expect(await response.text()).toBe('done');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/a%20b',
      query: 'x=1?2',
      headers: { 'x-twice': 'one' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('naïve'),
    });
    expect(seen?.headers).not.toHaveProperty('cookie');
  });

  it('says that it is starting until it is told what to answer', async () => {
    const { port } = await start();
    const ask = (accept: string) => fetch(`http://localhost:${port}/`, { headers: { accept } });
    const [page, text] = await Promise.all([ask('text/html,*/*'), ask('*/*')]);
    expect([page.status, text.status]).toEqual([503, 503]);
    expect(await page.text()).toContain('http-equiv="refresh"');
    expect(await text.text()).toBe('The local run is starting.\n');
  });

  it('answers a 500 where answering fails', async () => {
    const server = await start();
    server.open(() => Promise.reject(new Error('broken')));
    expect((await fetch(`http://localhost:${server.port}/`)).status).toBe(500);
  });

  it('lets an answer go on until the client goes or it is stopped itself', async () => {
    const server = await start();
    const ended: string[] = [];
    server.open(async ({ path }) => ({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      stream: (write) => {
        write('data: 1\n\n');
        return () => void ended.push(path);
      },
    }));
    const open = async (path: string) => {
      const cancel = new AbortController();
      const { body } = await fetch(`http://localhost:${server.port}${path}`, { signal: cancel.signal });
      const { value } = await body!.getReader().read();
      expect(Buffer.from(value).toString()).toBe('data: 1\n\n');
      return cancel;
    };
    const [client] = [await open('/one'), await open('/two')];
    const untilEnded = async (count: number) => {
      while (ended.length < count) await new Promise((resolve) => setImmediate(resolve));
    };
    client.abort();
    await untilEnded(1);
    expect(ended).toEqual(['/one']);
    await server.stop();
    await untilEnded(2);
    expect(ended).toEqual(['/one', '/two']);
  });

  it('refuses a port that is taken, by name', async () => {
    const { port } = await start();
    await expect(startServer(port)).rejects.toThrow(PortTakenError);
  });

  it('gives its port back', async () => {
    const server = await start();
    await server.stop();
    await expect(start(server.port)).resolves.toMatchObject({ port: server.port });
  });
});

describe('/_local', () => {
  const request = (method: string, path: string, body = ''): HttpRequest => ({
    method,
    path,
    query: '',
    headers: {},
    cookies: [],
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
    protocol: 'HTTP/1.1',
  });
  const moves: unknown[] = [];
  const answer = createLocalApi(
    {
      'GET clock': () => ({ now: '2026-11-21T10:00:00.000Z' }),
      'POST clock': (body) => void moves.push(parseBody(advanceSchema, body)),
      'GET broken': () => Promise.reject(new Error('broken')),
    },
    {},
  );
  const tell = async (...parts: Parameters<typeof request>) => {
    const told = await answer(request(...parts));
    return [told?.status, JSON.parse(told && 'body' in told ? String(told.body) : 'null')];
  };

  it('leaves other paths alone', async () => {
    expect(await answer(request('GET', '/clock'))).toBeUndefined();
  });

  it('answers in JSON', async () => {
    expect(await tell('GET', '/_local/clock')).toEqual([200, { now: '2026-11-21T10:00:00.000Z' }]);
    expect(await tell('POST', '/_local/clock', '{"advance":"PT2H"}')).toEqual([200, {}]);
    expect(await tell('POST', '/_local/clock', '{"advance":"PT2H","skip":true}')).toEqual([200, {}]);
    expect(moves).toEqual([
      { advance: 7_200_000, skip: false },
      { advance: 7_200_000, skip: true },
    ]);
  });

  it.each([
    '',
    '{',
    '{}',
    '{"advance":"2h"}',
    '{"advance":"PT2H","by":"me"}',
    '{"advance":"P3661D"}',
    '{"advance":"PT99999999999999999999S","skip":true}',
  ])('says what is wrong with the body %j', async (body) => {
    expect(await tell('POST', '/_local/clock', body)).toEqual([
      400,
      { error: { message: expect.stringContaining(' ') } },
    ]);
  });

  it.each(['clocks', '__proto__', 'constructor'])(
    'says what there is where somebody asks for %s',
    async (name) => {
      const [status, body] = await tell('GET', `/_local/${name}`);
      expect(status).toBe(404);
      expect(body.error.message).toContain('GET clock');
    },
  );

  it('says what went wrong', async () => {
    expect(await tell('GET', '/_local/broken')).toEqual([500, { error: { message: 'Error: broken' } }]);
  });
});
