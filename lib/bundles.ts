import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';
import type { FunctionName } from './function-names.ts';

/** Bundles the functions and gives the code of each. Where CDK needs no code (`cdk ls`, template tests) nothing is bundled. */
export const bundleFunctions = (scope: Construct): ((name: FunctionName) => Code) => {
  if (!Stack.of(scope).bundlingRequired) return () => Code.fromInline('// not bundled');
  const directory = mkdtempSync(join(tmpdir(), 'checkout-recovery-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  buildSync(bundleOptions(directory));
  return (name) => {
    const folder = join(directory, name);
    // This project is "type": "module", which Node would apply to the bundles wherever they are unpacked below it.
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    return Code.fromAsset(folder);
  };
};
