import { buildBeacon, type BuiltFile } from '../../../storefront/build/build-beacon.ts';
import { sizesOf, tooLarge, type FileSize } from '../../../storefront/build/size-limits.ts';

const built = buildBeacon({
  storeId: 'shop',
  shopName: 'Lindgren & Sons',
  consent: { default: 'opt-in', countries: { US: 'notice' } },
  keepDays: 30,
});

const sizeOf = (sizes: readonly FileSize[], name: string): FileSize =>
  sizes.find((size) => size.name === name)!;

/** The same files, but one with so much more in it that no compression makes it small. */
const withMoreIn = (wanted: (file: BuiltFile) => boolean) => ({
  ...built,
  files: built.files.map((file) =>
    wanted(file)
      ? {
          ...file,
          contents:
            file.contents + Buffer.from(crypto.getRandomValues(new Uint8Array(3000))).toString('base64'),
        }
      : file,
  ),
});

describe('the sizes of the storefront script', () => {
  const sizes = sizesOf(built);

  it('are of each file that a browser loads, and of no other', () => {
    const names = sizes.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['beacon.js', 'beacon.mjs', 'beacon-capture.js', 'beacon-en.js']),
    );
    expect(names).toHaveLength(built.files.length - 2);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have the limit of what a page loads at once, or of what comes later', () => {
    for (const { name, limitBytes } of sizes)
      expect([name, limitBytes]).toEqual([name, /^beacon\.m?js$/.test(name) ? 2500 : 1500]);
  });

  it('say what loads each file', () => {
    expect(sizeOf(sizes, 'beacon.js').loadedBy).toBe('the page');
    expect(sizeOf(sizes, 'beacon-capture.js').loadedBy).toMatch(/^beacon\.js, /);
    expect(sizeOf(sizes, 'beacon-session.js').loadedBy).toMatch(/^beacon-capture\.js, /);
    expect(sizeOf(sizes, 'beacon-nl.js').loadedBy).toMatch(/^beacon-watching\.js, /);
    expect(sizes.filter(({ loadedBy }) => /nothing|undefined/.test(loadedBy))).toEqual([]);
  });

  it.each(['beacon.js', 'beacon.mjs'])('that are too large name %s', (name) => {
    const large = sizesOf(withMoreIn((file) => file.name === name));
    expect(tooLarge(large).map((size) => size.name)).toContain(name);
  });

  it('that are too large name a part', () => {
    const large = sizesOf(withMoreIn((file) => file.name.startsWith('beacon-line.')));
    expect(tooLarge(large).map((size) => size.name)).toContain('beacon-line.js');
    expect(tooLarge(large).map((size) => size.name)).not.toContain('beacon-en.js');
  });
});

describe('a limit', () => {
  const size = { name: 'beacon-line.js', limitBytes: 1500, loadedBy: 'beacon-watching.js' };

  it('may be reached', () => {
    expect(tooLarge([{ ...size, gzipBytes: 1500 }])).toEqual([]);
  });

  it('is broken by one byte more, whatever else is small', () => {
    const large = { ...size, gzipBytes: 1501 };
    expect(tooLarge([{ ...size, gzipBytes: 1 }, large])).toEqual([large]);
  });
});
