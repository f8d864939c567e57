import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOfSynthInputs } from '../../../local/stack/synth-inputs.ts';

describe('the hash of what a synthesis depends on', () => {
  let root = '';
  const context = { store: { id: 'demo' } };

  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  const hash = (given: Readonly<Record<string, unknown>> = context) => hashOfSynthInputs(root, given);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'synth-inputs-'));
    for (const path of ['bin/app.ts', 'lib/stack.ts', 'functions/recover/index.ts', 'storefront/beacon.ts'])
      await write(path, 'export {};');
    for (const path of ['package.json', 'package-lock.json', 'tsconfig.json']) await write(path, '{}');
  });

  afterEach(() => rm(root, { recursive: true }));

  it('stays the same while nothing changes, wherever the project lies and whatever else does', async () => {
    const before = await hash();
    await write('local/main.ts', 'export {};');
    await write('docs/local.md', '# The local run');
    const moved = `${root}-moved`;
    await rename(root, moved);
    root = moved;
    expect(await hash()).toBe(before);
  });

  it.each([
    'bin/app.ts',
    'lib/stack.ts',
    'functions/recover/index.ts',
    'functions/recover/added.ts',
    'storefront/beacon.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'node_modules/.package-lock.json',
  ])('changes with %s', async (path) => {
    const before = await hash();
    await write(path, 'export const changed = true;');
    expect(await hash()).not.toBe(before);
  });

  it('changes when a file moves or goes', async () => {
    const before = await hash();
    await rename(join(root, 'lib/stack.ts'), join(root, 'lib/other.ts'));
    const moved = await hash();
    await rm(join(root, 'lib/other.ts'));
    expect(new Set([before, moved, await hash()]).size).toBe(3);
  });

  it('changes with the context', async () => {
    expect(await hash({ store: { id: 'other' } })).not.toBe(await hash());
  });
});
