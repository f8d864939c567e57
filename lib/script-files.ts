import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import {
  buildBeacon,
  type BeaconSettings,
  type BuiltBeacon,
  type BuiltFile,
} from '../storefront/build/build-beacon.ts';

/** Files with the same headers, as CDK hands them to AWS. */
export interface FileGroup {
  readonly id: string;
  readonly asset: Asset;
  readonly cacheControl: string;
  readonly contentType: string;
}

export interface ScriptFiles extends Pick<BuiltBeacon, 'scriptName' | 'integrity'> {
  /** In the order that they are to be put into place: what is named by others goes before them. */
  readonly groups: readonly FileGroup[];
}

type Headers = Pick<FileGroup, 'id' | 'cacheControl' | 'contentType'>;

const JAVASCRIPT = 'text/javascript; charset=utf-8';

const PARTS: Headers = {
  id: 'Parts',
  cacheControl: 'public, max-age=31536000, immutable',
  contentType: JAVASCRIPT,
};
// Not a second longer, not even while it is asked for anew: it may hold that a country now asks for a tick.
const ENTRIES: Headers = { id: 'Entries', cacheControl: 'public, max-age=300', contentType: JAVASCRIPT };
const TYPES: Headers = { ...ENTRIES, id: 'Types', contentType: 'text/plain; charset=utf-8' };

const headersOf = ({ name, isImmutable }: BuiltFile): Headers => {
  if (isImmutable) return PARTS;
  return extname(name) === '.mts' ? TYPES : ENTRIES;
};

/** Stands for the script where CDK needs no files. */
const NOT_BUILT: BuiltBeacon = {
  files: [
    { name: 'beacon.0.js', contents: '// not built', isImmutable: true },
    { name: 'beacon.js', contents: '// not built', isImmutable: false },
  ],
  scriptName: 'beacon.0.js',
  integrity: 'sha384-',
};

/** The hash of an asset is that of its files' names and contents, so a script that has not changed deploys nothing. */
const assetOf = (scope: Construct, id: string, files: readonly BuiltFile[]): Asset => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-recovery-script-'));
  try {
    for (const { name, contents } of files) writeFileSync(join(folder, name), contents);
    return new Asset(scope, id, { path: folder });
  } finally {
    // CDK has its copy.
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Builds the storefront script. Where CDK needs no files (`cdk ls`, template tests) nothing is built. */
export const buildScriptFiles = (scope: Construct, settings: BeaconSettings): ScriptFiles => {
  const { files, scriptName, integrity } = Stack.of(scope).bundlingRequired
    ? buildBeacon(settings)
    : NOT_BUILT;
  const groups = [PARTS, ENTRIES, TYPES].flatMap((headers) => {
    const own = files.filter((file) => headersOf(file) === headers);
    return own.length === 0 ? [] : [{ ...headers, asset: assetOf(scope, headers.id, own) }];
  });
  return { groups, scriptName, integrity };
};
