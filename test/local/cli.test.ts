import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftovers, runCli } from './fixtures/cli.ts';

const ONE_SENTENCE = /^[^\n]+\.\n$/;

const portInUse = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => new Promise((resolve) => server.close(resolve)) };
};

describe('the local run says in one sentence what keeps it from starting', () => {
  let path = '';

  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'no-java-'));
  });

  afterAll(() => rm(path, { recursive: true }));

  const storyWith = async (...options: Parameters<typeof runCli>) => {
    const cli = runCli(...options);
    const ended = await cli.ended;
    return { ...ended, left: await leftovers(cli.child.pid) };
  };

  it('a taken port', async () => {
    const { port, free } = await portInUse();
    const { code, errors } = await storyWith(['story', '--port', String(port)]);
    await free();
    expect(code).toBe(1);
    expect(errors).toMatch(ONE_SENTENCE);
    expect(errors).toContain(`Port ${port} is taken`);
    expect(errors).toContain('--port');
  });

  it('a missing Java', async () => {
    const { code, errors, left } = await storyWith(['story', '--port', '4961'], { env: { PATH: path } });
    expect(code).toBe(1);
    expect(errors).toContain('Java was not found');
    expect(errors).toContain('install Java 17 or newer');
    expect(errors).toMatch(ONE_SENTENCE);
    expect(left).toEqual([]);
  });

  it('a Java that is too old', async () => {
    await writeFile(join(path, 'java'), '#!/bin/sh\necho \'java version "1.8.0_402"\' >&2\n');
    await chmod(join(path, 'java'), 0o755);
    const { code, errors, left } = await storyWith(['story', '--port', '4962'], {
      env: { PATH: `${path}:/bin:/usr/bin` },
    });
    expect(code).toBe(1);
    expect(errors).toContain('Java 8 is too old');
    expect(errors).toMatch(ONE_SENTENCE);
    expect(left).toEqual([]);
  });

  it('a Node that is too old', async () => {
    const older = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })`;
    const { code, errors } = await storyWith(['story'], {
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(older)}`],
    });
    expect(code).toBe(1);
    expect(errors).toContain('Node 24 or newer is needed');
    expect(errors).toMatch(ONE_SENTENCE);
  });

  it.each([
    [['story', '--port', 'abc'], '--port takes a number'],
    [['story', '--prot', '4600'], "Unknown option '--prot'"],
    [['stroy'], 'There is no command stroy'],
  ])('a call that does not read: %j', async (args, message) => {
    const { code, errors } = await storyWith(args);
    expect(code).toBe(1);
    expect(errors).toContain(message);
    expect(errors).toContain(args.includes('abc') ? 'abc' : '--help');
  });
});
