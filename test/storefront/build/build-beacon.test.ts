import { createHash } from 'node:crypto';
import { buildBeacon, type BeaconSettings, type BuiltFile } from '../../../storefront/build/build-beacon.ts';

const settings: BeaconSettings = {
  storeId: 'shop',
  shopName: 'Lindgren & Sons',
  consent: { default: 'opt-in', countries: { US: 'notice' } },
  keepDays: 30,
  privacyUrl: '/privacy',
};
const built = buildBeacon(settings);

const hash = (algorithm: string, { contents }: BuiltFile) =>
  createHash(algorithm).update(contents).digest('base64');

const fileNamed = (name: string, { files } = built): BuiltFile => files.find((file) => file.name === name)!;

const isPart = ({ name }: BuiltFile): boolean => name.startsWith('beacon-');
const partsOf = ({ files }: typeof built) => files.filter(isPart);
const scripts = built.files.filter(({ name }) => /\.m?js$/.test(name));

describe('the storefront script', () => {
  it('is there for a tag and as a module with types, and under a name that never changes its meaning', () => {
    const names = built.files
      .filter((file) => !isPart(file))
      .map(({ name, isImmutable }) => [name, isImmutable]);
    expect(names).toEqual([
      ['beacon.js', false],
      ['beacon.mjs', false],
      ['beacon.d.mts', false],
      [built.scriptName, true],
    ]);
    expect(new Set(built.files.map(({ name }) => name)).size).toBe(built.files.length);
  });

  it('is named and checked by its content', () => {
    const script = fileNamed('beacon.js');
    const named = hash('sha256', script).replace(/\W/g, '');
    expect(built.scriptName).toMatch(/^beacon\.\w{12}\.js$/);
    expect(named.startsWith(built.scriptName.split('.')[1]!)).toBe(true);
    expect(fileNamed(built.scriptName).contents).toBe(script.contents);
    expect(built.integrity).toBe(`sha384-${hash('sha384', script)}`);
  });

  it('is the same for the same settings', () => {
    expect(buildBeacon({ ...settings })).toEqual(built);
  });

  it.each([
    ['consent', { consent: { default: 'opt-in', countries: { US: 'opt-in' } } }],
    ['country', { consent: { default: 'opt-in', countries: { US: 'notice', GB: 'notice' } } }],
    ['name', { shopName: 'Another shop' }],
    ['number of days', { keepDays: 31 }],
    ['privacy page', { privacyUrl: undefined }],
  ] as const)('is another for another %s, with the same parts', (_, changes) => {
    const other = buildBeacon({ ...settings, ...changes });
    expect(other.scriptName).not.toBe(built.scriptName);
    expect(other.integrity).not.toBe(built.integrity);
    expect(fileNamed('beacon.mjs', other)).not.toEqual(fileNamed('beacon.mjs'));
    expect(partsOf(other)).toEqual(partsOf(built));
  });
});

describe('a part of the storefront script', () => {
  const parts = partsOf(built);

  it('is named by its content, for good', () => {
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) {
      expect(part.isImmutable).toBe(true);
      expect(part.name.split('.')[1]).toBe(hash('sha256', part).replace(/\W/g, ''));
    }
  });

  it('is checked by the file that loads it, and loaded by one alone', () => {
    const loaders = parts.map((part) => [
      part.name,
      scripts.filter(({ contents }) => contents.includes(hash('sha256', part))).map(({ name }) => name),
    ]);
    for (const [, names] of loaders) expect(names).not.toEqual([]);
    const byMain = loaders.filter(([, names]) => names!.includes('beacon.js'));
    expect(byMain.map(([name]) => String(name).split('.')[0]).sort()).toEqual([
      'beacon-capture',
      'beacon-notices',
    ]);
    for (const [, names] of byMain) expect(names).toEqual(['beacon.js', 'beacon.mjs', built.scriptName]);
    for (const [, names] of loaders.filter((loader) => !byMain.includes(loader)))
      expect(names).toHaveLength(1);
  });

  it('holds the hash of no part but those that it loads', () => {
    const known = new Set(parts.map((part) => hash('sha256', part)));
    const held = scripts.flatMap(({ contents }) => contents.match(/[\w+/]{43}=/g) ?? []);
    expect(held.length).toBeGreaterThan(parts.length);
    expect(held.filter((each) => !known.has(each))).toEqual([]);
  });
});

describe('each file', () => {
  it.each(scripts.map(({ name, contents }) => [name.split('.')[0], name, contents] as const))(
    'says nothing twice, nothing of its sources, and leaves nothing open: %s (%s)',
    (_, __, contents) => {
      expect(contents.match(/["']use strict["']/g) ?? []).toHaveLength(0);
      expect(contents).not.toMatch(/storefront\/|\.ts\b|sourceMappingURL|node_modules|\/work\//);
      expect(contents).not.toMatch(/BAKED_SETTINGS|PART_HASHES/);
    },
  );
});
