import { gzipSync } from 'node:zlib';
import type { PartName } from '../beacon/main/part-names.ts';
import type { BuiltBeacon, BuiltFile } from './build-beacon.ts';
import { digest } from './digest.ts';

/** What a page loads before the shopper does anything. */
const MAIN_LIMIT_BYTES = 2500;

/** Each file that comes later. */
const PART_LIMIT_BYTES = 1500;

const WITH_LINE = 'with the line at the address field';

/** When the part is asked for by the file that loads it. */
const LOADED_WHEN: Readonly<Record<PartName, string>> = {
  notices: 'with the notice, on a page that is not in English',
  capture: 'with the shopper’s first doing, a return link, or a checkout that goes on',
  session: 'at once',
  watching: 'at once',
  fields: 'at once',
  snapshot: 'at once',
  reading: 'at once',
  details: 'at once',
  keeping: 'at once',
  restore: 'with a return link',
  line: WITH_LINE,
  en: `${WITH_LINE}, in English`,
  de: `${WITH_LINE}, in German`,
  fr: `${WITH_LINE}, in French`,
  es: `${WITH_LINE}, in Spanish`,
  nl: `${WITH_LINE}, in Dutch`,
};

/** One file as it travels. */
export interface FileSize {
  /** Without its hash. */
  readonly name: string;
  readonly gzipBytes: number;
  readonly limitBytes: number;
  /** What loads it, and when. */
  readonly loadedBy: string;
}

const withoutHash = ({ name, isImmutable }: BuiltFile): string =>
  isImmutable ? name.replace(/\.\w+\.js$/, '.js') : name;

const gzipBytesOf = ({ contents }: BuiltFile): number => gzipSync(contents, { level: 9 }).length;

/** Each script that a browser may load, once: the immutable twin of `beacon.js` is the same file. */
export const sizesOf = ({ files, scriptName }: BuiltBeacon): readonly FileSize[] => {
  const scripts = files.filter(({ name }) => /\.m?js$/.test(name) && name !== scriptName);
  const loaderOf = (part: BuiltFile): string => {
    const hash = digest('sha256', part.contents);
    const loader = scripts.find(({ contents }) => contents.includes(hash));
    return loader ? withoutHash(loader) : 'nothing';
  };
  return scripts.map((file) => {
    const size = { name: withoutHash(file), gzipBytes: gzipBytesOf(file) };
    const [, when] = Object.entries(LOADED_WHEN).find(([part]) => size.name === `beacon-${part}.js`) ?? [];
    return when === undefined
      ? { ...size, limitBytes: MAIN_LIMIT_BYTES, loadedBy: 'the page' }
      : { ...size, limitBytes: PART_LIMIT_BYTES, loadedBy: `${loaderOf(file)}, ${when}` };
  });
};

/** Those over their limit. */
export const tooLarge = (sizes: readonly FileSize[]): readonly FileSize[] =>
  sizes.filter(({ gzipBytes, limitBytes }) => gzipBytes > limitBytes);
