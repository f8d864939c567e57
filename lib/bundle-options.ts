import { resolve } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { FUNCTION_NAMES } from './function-names.ts';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * All functions in one esbuild pass, since `NodejsFunction` starts a bundler for each. Minified CommonJS with the SDK in
 * it was the fastest of the shapes that were measured to start cold.
 */
export const bundleOptions = (directory: string) =>
  ({
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
  }) satisfies BuildOptions;
