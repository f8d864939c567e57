import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolders } from '../../../local/watch/watch-folders.ts';

describe('watched folders', () => {
  let root = '';
  let end: () => void = () => undefined;
  let tell: () => void = () => undefined;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'watched-'));
    await mkdir(join(root, 'recover'));
    await writeFile(join(root, 'recover/index.ts'), '1');
    end = watchFolders([root], () => tell());
  });

  afterEach(async () => {
    end();
    await rm(root, { recursive: true });
  });

  /** Does it and waits until that is told. */
  const seen = async (change: () => Promise<unknown>) => {
    const told = new Promise<void>((resolve) => (tell = resolve));
    await change();
    await told;
  };

  it('tell of files that are written, or replaced as editors do, time and again', async () => {
    for (const content of ['2', '3']) {
      await seen(() => writeFile(join(root, 'recover/index.ts'), content));
      await seen(async () => {
        await writeFile(join(root, 'recover/index.tmp'), content);
        await rename(join(root, 'recover/index.tmp'), join(root, 'recover/index.ts'));
      });
    }
  });

  it('tell of files in folders that were not there before', async () => {
    await seen(() => mkdir(join(root, 'sweep')));
    await seen(() => writeFile(join(root, 'sweep/index.ts'), '1'));
    await seen(() => writeFile(join(root, 'sweep/index.ts'), '2'));
  });
});
