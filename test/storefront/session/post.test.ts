import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createPost } from '../../../storefront/beacon/session/post.ts';

/** Node's navigator does not say whether it is online. */
const setOnline = (isOnline: boolean) => {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
};

describe('a post', () => {
  const requests: { request: IncomingMessage; body: string }[] = [];
  let status = 204;
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        requests.push({ request, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    requests.length = 0;
    setOnline(true);
  });
  afterAll(async () => {
    Reflect.deleteProperty(navigator, 'onLine');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('goes as plain text, which needs no preflight, and says nothing of who sends it', async () => {
    status = 204;
    await createPost(url)('/v1/checkouts/a', '{"v":1}');
    expect(requests).toHaveLength(1);
    const [{ request, body }] = requests as [(typeof requests)[0]];
    expect([request.method, request.url, body]).toEqual(['POST', '/v1/checkouts/a', '{"v":1}']);
    expect(request.headers['content-type']).toMatch(/^text\/plain/);
    expect(request.headers).not.toHaveProperty('cookie');
    expect(request.headers).not.toHaveProperty('referer');
  });

  it.each([
    [200, 'taken'],
    [204, 'taken'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [410, 'closed'],
    [413, 'refused'],
    [429, 'unreached'],
    [500, 'unreached'],
    [503, 'unreached'],
  ] as const)('that is answered with %i is %s', async (answer, outcome) => {
    status = answer;
    expect(await createPost(url)('/v1/checkouts/a', '')).toBe(outcome);
  });

  it('that nobody answers is unreached', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    expect(await createPost(`http://127.0.0.1:${port}`)('/v1/checkouts/a', '')).toBe('unreached');
  });

  it('is not even tried while the browser knows that it is offline', async () => {
    setOnline(false);
    expect(await createPost(url)('/v1/checkouts/a', '')).toBe('unreached');
    expect(requests).toEqual([]);
  });
});
