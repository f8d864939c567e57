import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** A synthesized stack on disk. */
export interface CloudAssembly {
  readonly stackName: string;
  readonly template: unknown;
  assetDirOf(s3Key: string): string;
}

const LONGEST_LINE = 300;

/** CDK is one minified file: what it throws brings its source along. */
const readable = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && line.length <= LONGEST_LINE)
    .join('\n');

export class SynthesisError extends Error {
  constructor(output: string) {
    super(`The stack could not be synthesized:\n${readable(output)}`);
    this.name = 'SynthesisError';
  }
}

const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

const run = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((done, reject) => {
    const child = spawn(command, args, { cwd: PROJECT_ROOT, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? done() : reject(new SynthesisError(output))));
  });

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })),
});

const cdkJsonSchema = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

/** Reads what `cdk synth` has left in `directory`. It must hold one stack. */
const readAssembly = async (directory: string): Promise<CloudAssembly> => {
  const names = await readdir(directory);
  const [templateFile, ...others] = names.filter((name) => name.endsWith('.template.json'));
  if (templateFile === undefined || others.length > 0)
    throw new SynthesisError(
      `${directory} holds ${names.length === 0 ? 'no template' : 'not exactly one template'}`,
    );
  const stackName = templateFile.replace(/\.template\.json$/, '');
  const { files } = assetsSchema.parse(await readJson(join(directory, `${stackName}.assets.json`)));
  return {
    stackName,
    template: await readJson(join(directory, templateFile)),
    assetDirOf: (s3Key) => {
      const path = files[s3Key.replace(/\.\w+$/, '')]?.source.path;
      if (path === undefined) throw new SynthesisError(`the assembly has no asset ${s3Key}`);
      return join(directory, path);
    },
  };
};

/**
 * Runs the CDK app itself, so neither the CLI nor credentials nor a network are needed.
 * @param context takes the place of what stands under the same keys in `cdk.json`'s `context`
 */
export const synthesize = async (
  directory: string,
  context: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<CloudAssembly> => {
  const { context: ownContext } = cdkJsonSchema.parse(await readJson(join(PROJECT_ROOT, 'cdk.json')));
  const cdkContext = { ...ownContext, ...context };
  await run(
    process.execPath,
    [join(PROJECT_ROOT, 'bin/app.ts')],
    {
      ...process.env,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(cdkContext),
      // CDK's own check of the template takes half the time of synth; `cdk synth` makes it.
      CDK_VALIDATION: 'false',
    },
    signal,
  );
  return readAssembly(directory);
};
