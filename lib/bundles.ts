import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { FUNCTION_NAMES, type FunctionName } from './function-names.ts';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * All functions in one esbuild pass, since `NodejsFunction` starts a bundler for each. Minified CommonJS with the SDK in
 * it was the fastest of the shapes that were measured to start cold.
 */
const bundle = (directory: string): void => {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: FUNCTION_NAMES.map((name) => ({ in: `functions/${name}/index.ts`, out: `${name}/index` })),
    outdir: directory,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
};

/** Bundles the functions and gives the code of each. Where CDK needs no code (`cdk ls`, template tests) nothing is bundled. */
export const bundleFunctions = (scope: Construct): ((name: FunctionName) => Code) => {
  if (!Stack.of(scope).bundlingRequired) return () => Code.fromInline('// not bundled');
  const directory = mkdtempSync(join(tmpdir(), 'checkout-recovery-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  bundle(directory);
  return (name) => {
    const folder = join(directory, name);
    // This project is "type": "module", which Node would apply to the bundles wherever they are unpacked below it.
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    return Code.fromAsset(folder);
  };
};
