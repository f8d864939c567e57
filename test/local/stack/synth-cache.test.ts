import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSynthCache } from '../../../local/stack/synth-cache.ts';
import { filesBelow } from '../../../local/stack/hash-files.ts';

describe('the cache of synthesized stacks', () => {
  let place = '';
  let root = '';

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'synth-cache-'));
    root = join(place, 'cache');
  });

  afterEach(() => rm(place, { recursive: true }));

  const directory = async (): Promise<string> => mkdtemp(join(place, 'out-'));

  const assembly = async (bundle: string): Promise<string> => {
    const made = await directory();
    await mkdir(join(made, 'asset.1'));
    await writeFile(join(made, 'shop.template.json'), '{}');
    await writeFile(join(made, 'asset.1/index.js'), bundle);
    return made;
  };

  const restored = async (hash: string): Promise<string | undefined> => {
    const into = await directory();
    const isThere = await createSynthCache(root).restore(hash, into);
    if (!isThere) expect(await readdir(into)).toEqual([]);
    return isThere ? readFile(join(into, 'asset.1/index.js'), 'utf8') : undefined;
  };

  it('gives back what was kept under the same hash, and nothing under another', async () => {
    await createSynthCache(root).keep('one', await assembly('bundle'));
    expect(await restored('one')).toBe('bundle');
    expect(await restored('two')).toBeUndefined();
  });

  it('takes two writers of one entry at once', async () => {
    const cache = createSynthCache(root);
    const made = await Promise.all([assembly('bundle'), assembly('bundle')]);
    await Promise.all(made.map((each) => cache.keep('one', each)));
    expect(await restored('one')).toBe('bundle');
    expect(await readdir(root)).toEqual(['one']);
  });

  it.each([
    ['cut short', (entry: string) => writeFile(join(entry, 'asset.1/index.js'), 'bun')],
    ['without one of its files', (entry: string) => rm(join(entry, 'shop.template.json'))],
    ['without its seal', (entry: string) => rm(join(entry, 'seal'))],
    ['with a file too many', (entry: string) => writeFile(join(entry, 'more.template.json'), '{}')],
  ])('has no entry that is %s, and takes a new one in its place', async (_, breakEntry) => {
    const cache = createSynthCache(root);
    await cache.keep('one', await assembly('bundle'));
    await breakEntry(join(root, 'one'));
    expect(await restored('one')).toBeUndefined();
    await cache.keep('one', await assembly('new bundle'));
    expect(await restored('one')).toBe('new bundle');
  });

  it('forgets what was not used for longest, and what a killed process left', async () => {
    const cache = createSynthCache(root);
    const made = await assembly('bundle');
    for (let n = 0; n < 8; n++) {
      await cache.keep(`entry-${n}`, made);
      await utimes(join(root, `entry-${n}`), n, n);
    }
    await mkdir(join(root, 'new-999999999-killed'));
    expect(await restored('entry-0')).toBe('bundle');
    await cache.keep('newest', made);
    const names = await readdir(root);
    expect(names).toHaveLength(8);
    expect(names).toEqual(expect.arrayContaining(['entry-0', 'entry-2', 'newest']));
  });

  it('keeps copies, so that a run’s bundles stay when an entry goes', async () => {
    const cache = createSynthCache(root);
    await cache.keep('one', await assembly('bundle'));
    const into = await directory();
    await cache.restore('one', into);
    await rm(root, { recursive: true });
    expect(await filesBelow(into)).toEqual(['asset.1/index.js', 'seal', 'shop.template.json']);
  });
});
