import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCdn } from '../../../local/cdn/cdn.ts';
import { areSameSites, loadSites } from '../../../local/cdn/site.ts';
import type { HttpRequest } from '../../../local/http/request.ts';
import type { DistributionModel } from '../../../local/stack/model.ts';

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const FOREVER = 'public, max-age=31536000, immutable';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cdn-test-'));
});

afterEach(() => rm(root, { recursive: true }));

const folder = async (name: string, files: Record<string, string>): Promise<string> => {
  await mkdir(join(root, name), { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(root, name, file), content);
  return join(root, name);
};

/** What a build leaves: `beacon.js`, and a part that is named by its content. */
const build = async (hash: string): Promise<DistributionModel> => ({
  arn: 'arn:aws:cloudfront::000000000000:distribution/D',
  bucketArn: 'arn:aws:s3:::bucket',
  deployments: [
    {
      assetDirs: [await folder(`asset.parts-${hash}`, { [`beacon-line.${hash}.js`]: `line ${hash}` })],
      contentType: JAVASCRIPT,
      cacheControl: FOREVER,
    },
    {
      assetDirs: [await folder(`asset.entries-${hash}`, { 'beacon.js': `beacon ${hash}` })],
      contentType: JAVASCRIPT,
      cacheControl: 'public, max-age=300',
    },
  ],
  headers: {
    always: { 'x-content-type-options': 'nosniff' },
    cors: {
      allowOrigins: ['*'],
      allowMethods: [],
      allowHeaders: [],
      exposeHeaders: [],
      allowCredentials: false,
    },
  },
});

const request = (path: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path,
  query: '',
  headers: {},
  cookies: [],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  protocol: 'HTTP/1.1',
  ...changes,
});

const open = async (options: Partial<Parameters<typeof createCdn>[0]> = {}) =>
  createCdn({ sites: await loadSites([await build('1')]), mayReadFile: async () => true, ...options });

describe('the files of a distribution', () => {
  it('are served as they are, with the headers of the bucket and of CloudFront', async () => {
    const cdn = await open();
    expect(await cdn.answer(request('/beacon-line.1.js'))).toEqual({
      status: 200,
      body: Buffer.from('line 1'),
      headers: {
        'content-type': JAVASCRIPT,
        'cache-control': FOREVER,
        'x-content-type-options': 'nosniff',
      },
    });
    expect((await cdn.answer(request('/beacon.js', { method: 'HEAD' })))?.status).toBe(200);
  });

  it('are asked for anew each time where they could be others by then', async () => {
    expect((await (await open()).answer(request('/beacon.js')))?.headers['cache-control']).toBe('no-cache');
  });

  it('may be read by pages of any origin', async () => {
    const headers = { origin: 'https://www.shop.example' };
    const answer = await (await open()).answer(request('/beacon.js', { headers }));
    expect(answer?.headers['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['/beacon.nothing.js', 'GET'],
    ['/', 'GET'],
    ['/beacon.js', 'POST'],
  ])('are all that it has: %s by %s is left to others', async (path, method) => {
    expect(await (await open()).answer(request(path, { method }))).toBeUndefined();
  });

  it('are not given out where the bucket’s policy does not let CloudFront read them', async () => {
    const asked: string[] = [];
    const cdn = await open({
      mayReadFile: async ({ bucketArn }, path) => {
        asked.push(`${bucketArn}${path}`);
        return false;
      },
    });
    expect(await cdn.answer(request('/beacon.js'))).toMatchObject({
      status: 403,
      headers: { 'content-type': 'application/xml', 'x-content-type-options': 'nosniff' },
      body: expect.stringContaining('AccessDenied'),
    });
    expect(asked).toEqual(['arn:aws:s3:::bucket/beacon.js']);
  });
});

describe('a new build', () => {
  it('takes the place of the files of the same name, and leaves the others to pages that are open', async () => {
    const cdn = await open();
    cdn.deploy(await loadSites([await build('2')]));
    const bodyOf = async (path: string) => String((await cdn.answer(request(path)))?.body);
    expect(await bodyOf('/beacon.js')).toBe('beacon 2');
    expect(await bodyOf('/beacon-line.2.js')).toBe('line 2');
    expect(await bodyOf('/beacon-line.1.js')).toBe('line 1');
  });

  it('is waited for', async () => {
    let finish: () => void = () => undefined;
    const settled = new Promise<{ kind: 'built' }>((resolve) => {
      finish = () => resolve({ kind: 'built' });
    });
    const cdn = await open({ builds: { settled: () => settled } });
    const answer = cdn.answer(request('/beacon.js'));
    cdn.deploy(await loadSites([await build('2')]));
    finish();
    expect(String((await answer)?.body)).toBe('beacon 2');
  });

  it('that failed is told in place of the script', async () => {
    const cdn = await open({
      builds: { settled: async () => ({ kind: 'broken', error: 'Unexpected ";"' }) },
    });
    expect(await cdn.answer(request('/beacon.js'))).toMatchObject({
      status: 500,
      body: expect.stringContaining('Unexpected ";"'),
    });
  });

  it('is the same where its files and headers are', async () => {
    const [one, again, other] = await Promise.all(
      ['1', '1', '2'].map(async (hash) => loadSites([await build(hash)])),
    );
    expect(areSameSites(one!, again!)).toBe(true);
    expect(areSameSites(one!, other!)).toBe(false);
    const [site] = one!;
    const headers = { always: {} };
    const bare = [{ ...site!, distribution: { ...site!.distribution, headers } }];
    expect(areSameSites(one!, bare)).toBe(false);
  });
});
