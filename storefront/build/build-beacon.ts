import { buildParts, hashesOf } from './build-parts.ts';
import { bundle } from './bundle.ts';
import { moduleDeclarations } from './declarations.ts';
import { digest } from './digest.ts';
import { zonesOf } from './time-zones.ts';
import { ENGLISH_NOTICE } from '../beacon/texts/en.ts';
import { fillInNotice } from '../beacon/texts/fill-in-notice.ts';
import type { BakedSettings } from '../beacon/main/settings.ts';
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

const bakedSettings = ({ shopName, consent, keepDays, privacyUrl }: BeaconSettings): BakedSettings => ({
  shop: shopName,
  days: String(keepDays),
  english: fillInNotice({ ...ENGLISH_NOTICE, privacyUrl }, shopName, String(keepDays)),
  mode: consent.default,
  countries: Object.fromEntries(
    Object.entries(consent.countries).map(([country, mode]) => [country, [mode, zonesOf(country)] as const]),
  ),
});

const SHORT_HASH_LENGTH = 12;

/** The storefront script as shops load it: minified, with no global but its own. Throws where it does not build. */
export const buildBeacon = (settings: BeaconSettings): BuiltBeacon => {
  const parts = buildParts();
  const define = {
    BAKED_SETTINGS: bakedSettings(settings),
    PART_HASHES: hashesOf(parts, ['capture', 'notices']),
  };
  const build = (path: string, format: 'iife' | 'esm') =>
    bundle([{ name: 'beacon', path }], format, define).get('beacon') ?? '';
  const script = build('index.ts', 'iife');
  const shortHash = digest('sha256', script).replace(/\W/g, '').slice(0, SHORT_HASH_LENGTH);
  const scriptName = `beacon.${shortHash}.js`;
  return {
    files: [
      { name: 'beacon.js', contents: script, isImmutable: false },
      { name: 'beacon.mjs', contents: build('module.ts', 'esm'), isImmutable: false },
      { name: 'beacon.d.mts', contents: moduleDeclarations(), isImmutable: false },
      { name: scriptName, contents: script, isImmutable: true },
      ...Array.from(parts.values(), ({ fileName, contents }) => ({
        name: fileName,
        contents,
        isImmutable: true,
      })),
    ],
    scriptName,
    integrity: `sha384-${digest('sha384', script)}`,
  };
};
