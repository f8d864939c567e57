/** The size of each function's bundle, what is in it, and how long it takes to import: `npm run bench:bundles`. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { bundleOptions } from '../lib/bundle-options.ts';
import { demoStore } from '../local/demo-store.ts';
import { functionEnvironment } from '../local/lambda/environment.ts';
import type { FunctionModel } from '../local/stack/model.ts';
import { readTemplate } from '../local/stack/read-template.ts';
import { synthesize } from '../local/stack/synthesize.ts';
import { createWorkspace } from '../local/stack/workspace.ts';
import { importOf, measureStarts } from './cold-start.ts';
import { printTable } from './print-table.ts';

const REGION = 'eu-central-1';
const NOWHERE = 'http://localhost:1';
const BIGGEST = 5;

/** `node_modules/@smithy/core/dist-es/…` is `@smithy/core`; our own files are one part. */
const partOf = (path: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'our own code';

const kb = (bytes: number): number => Math.round(bytes / 1000);

const biggestParts = (output: Metafile['outputs'][string] | undefined): string => {
  const bytes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(output?.inputs ?? {}))
    bytes.set(partOf(path), (bytes.get(partOf(path)) ?? 0) + bytesInOutput);
  return [...bytes]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, BIGGEST)
    .map(([part, size]) => `${part} ${kb(size)}`)
    .join(', ');
};

/** As they would be deployed. */
const readFunctions = async (workspace: string): Promise<readonly FunctionModel[]> => {
  const assembly = await synthesize(workspace, { store: demoStore(0) }, new AbortController().signal);
  const place = {
    region: REGION,
    accountId: '000000000000',
    stackName: assembly.stackName,
    apiUrl: NOWHERE,
  };
  return readTemplate(assembly.template, place, assembly.assetDirOf).functions;
};

const workspace = await createWorkspace();
try {
  const functions = await readFunctions(workspace);
  const { metafile } = buildSync({ ...bundleOptions('bundles'), metafile: true, write: false });
  const sizes = await Promise.all(functions.map(({ assetDir }) => stat(join(assetDir, 'index.js'))));
  const { bareMs, ratios } = measureStarts(
    functions.map((model) => ({
      script: importOf(model.assetDir),
      environment: functionEnvironment(model, { region: REGION, endpointUrl: NOWHERE }, model.shortName),
    })),
  );
  printTable(
    `Bundles, minified, in kB; a start with the bundle as a multiple of a bare one (${bareMs.toFixed(0)} ms here)`,
    functions.map(({ shortName }, index) => ({
      function: shortName,
      kB: kb(sizes[index]?.size ?? 0),
      start: `${(ratios[index] ?? NaN).toFixed(2)} ×`,
      'biggest parts': biggestParts(metafile.outputs[`bundles/${shortName}/index.js`]),
    })),
  );
} finally {
  await rm(workspace, { recursive: true, force: true });
}
