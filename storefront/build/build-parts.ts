import { fileOf, LANGUAGES, type Language, type PartName } from '../beacon/main/part-names.ts';
import { bundle } from './bundle.ts';
import { digest } from './digest.ts';

export interface Part {
  readonly fileName: string;
  readonly contents: string;
  /** SHA-256 as base64. */
  readonly hash: string;
}

const LEAVES: readonly PartName[] = [
  ...LANGUAGES,
  'notices',
  'session',
  'line',
  'reading',
  'details',
  'fields',
  'keeping',
  'restore',
];

/** Who loads whom, from the last to the first: each holds the hashes of those that it loads. */
const LOADERS: readonly (readonly [name: PartName, loads: readonly PartName[]])[] = [
  ['watching', ['line', ...LANGUAGES]],
  ['snapshot', ['reading', 'details']],
  ['capture', ['session', 'watching', 'fields', 'snapshot', 'keeping', 'restore']],
];

const isLanguage = (name: PartName): name is Language => LANGUAGES.some((language) => language === name);

const pathOf = (name: PartName): string =>
  isLanguage(name) || name === 'notices' ? `texts/${name}-part.ts` : `${name}/part.ts`;

/** What the sources know as `PART_HASHES`. */
export const hashesOf = (
  parts: ReadonlyMap<PartName, Part>,
  names: readonly PartName[],
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(names.map((name) => [name, parts.get(name)?.hash]));

export const buildParts = (): ReadonlyMap<PartName, Part> => {
  const parts = new Map<PartName, Part>();
  const build = (names: readonly PartName[], loads: readonly PartName[]) => {
    const entries = names.map((name) => ({ name, path: pathOf(name) }));
    const bundles = bundle(entries, 'iife', { PART_HASHES: hashesOf(parts, loads) });
    for (const name of names) {
      const contents = bundles.get(name) ?? '';
      const hash = digest('sha256', contents);
      parts.set(name, { fileName: fileOf(name, hash), contents, hash });
    }
  };
  build(LEAVES, []);
  for (const [name, loads] of LOADERS) build([name], loads);
  return parts;
};
