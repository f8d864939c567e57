import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { dropArchives, readAssembly, type CloudAssembly } from './assembly.ts';
import { runApp } from './run-app.ts';
import { createSynthCache } from './synth-cache.ts';
import { hashOfSynthInputs } from './synth-inputs.ts';

const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

const cache = createSynthCache(join(PROJECT_ROOT, 'node_modules/.cache/checkout-recovery/synth'));

const cdkJsonSchema = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

const contextOfProject = async (): Promise<Readonly<Record<string, unknown>>> =>
  cdkJsonSchema.parse(JSON.parse(await readFile(join(PROJECT_ROOT, 'cdk.json'), 'utf8'))).context;

/**
 * Synthesizes the stack into `directory`, which is empty, or copies what came out when all that it is made of was the
 * same. Rejects with `SynthesisError`.
 * @param context takes the place of what stands under the same keys in `cdk.json`'s `context`
 */
export const synthesize = async (
  directory: string,
  context: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<CloudAssembly> => {
  const wholeContext = { ...(await contextOfProject()), ...context };
  const hash = await hashOfSynthInputs(PROJECT_ROOT, wholeContext);
  if (await cache.restore(hash, directory)) return readAssembly(directory);
  await runApp(PROJECT_ROOT, directory, wholeContext, signal);
  await dropArchives(directory);
  // Sources that changed meanwhile may be in it or not. A cache that cannot be written only costs time.
  if ((await hashOfSynthInputs(PROJECT_ROOT, wholeContext)) === hash)
    await cache.keep(hash, directory).catch(() => undefined);
  return readAssembly(directory);
};
