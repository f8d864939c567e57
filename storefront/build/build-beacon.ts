import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ConsentRules } from '../../functions/shared/domain/consent.ts';

/** What the files carry of the store's configuration, so that the script and the functions ask for the same consent. */
export interface BeaconSettings {
  readonly storeId: string;
  /** As shoppers know the shop. */
  readonly shopName: string;
  readonly consent: ConsentRules;
  readonly keepDays: number;
  readonly privacyUrl?: string | undefined;
}

/** One file as browsers load it. What is immutable has a hash of its content in its name. */
export interface BuiltFile {
  readonly name: string;
  readonly contents: string;
  readonly isImmutable: boolean;
}

export interface BuiltBeacon {
  readonly files: readonly BuiltFile[];
  /** The immutable twin of `beacon.js`. */
  readonly scriptName: string;
  /** Of that twin, for the attribute `integrity`: https://www.w3.org/TR/SRI/ */
  readonly integrity: string;
}

const SOURCES = join(import.meta.dirname, '../beacon');

const digest = (algorithm: 'sha256' | 'sha384', contents: string): Buffer =>
  createHash(algorithm).update(contents).digest();

const bundle = (entry: string): string => {
  const { outputFiles } = buildSync({
    entryPoints: [join(SOURCES, entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
};

/** The storefront script as shops load it: minified, with no global but its own. Throws where it does not build. */
export const buildBeacon = (_settings: BeaconSettings): BuiltBeacon => {
  const script = bundle('index.ts');
  const scriptName = `beacon.${digest('sha256', script).toString('hex').slice(0, 16)}.js`;
  return {
    files: [
      { name: 'beacon.js', contents: script, isImmutable: false },
      { name: scriptName, contents: script, isImmutable: true },
    ],
    scriptName,
    integrity: `sha384-${digest('sha384', script).toString('base64')}`,
  };
};
