import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROUNDS = 15;

/** What a fresh Node is to do before it ends. */
interface Start {
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
}

const timeMs = ({ script, environment }: Start): number => {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--eval', script], { env: environment });
  if (status !== 0) throw new Error(`a start failed: ${stderr.toString()}`);
  return performance.now() - begin;
};

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

export const importOf = (directory: string): string =>
  `require(${JSON.stringify(join(directory, 'index.js'))})`;

/**
 * How long each start takes, as a multiple of a Node that does nothing, and that one in milliseconds. Machines differ
 * and are busy with other things, so all take turns and only the ratio of the medians is worth comparing.
 */
export const measureStarts = (
  starts: readonly Start[],
): { readonly bareMs: number; readonly ratios: readonly number[] } => {
  const all = [{ script: '0', environment: {} }, ...starts];
  const times = all.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, start] of all.entries()) times[index]?.push(timeMs(start));
  const [bareMs = NaN, ...medians] = times.map(medianOf);
  return { bareMs, ratios: medians.map((ms) => ms / bareMs) };
};
