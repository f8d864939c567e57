import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { SynthesisError } from './synthesis-error.ts';

/** All that the app finds of our environment, so that nothing else of it can change what comes out. */
const PASSED_ON = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];

const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((done, reject) => {
    const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? done() : reject(new SynthesisError(output))));
  });

/**
 * Runs the CDK app of the project at `root` itself, so neither the CLI nor credentials nor a network are needed.
 * Rejects with `SynthesisError`.
 * @param directory gets the cloud assembly
 */
export const runApp = (
  root: string,
  directory: string,
  context: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<void> =>
  run(
    process.execPath,
    [join(root, 'bin/app.ts')],
    root,
    {
      ...surroundings(),
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      // CDK's own check of the template takes half the time of synth; `cdk synth` makes it.
      CDK_VALIDATION: 'false',
    },
    signal,
  );
