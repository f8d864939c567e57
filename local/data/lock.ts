import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../error-code.ts';
import { CannotStartError } from '../preflight.ts';
import { isAlive } from '../process-alive.ts';

export const LOCK = 'lock';

const write = async (file: string): Promise<boolean> => {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

/** A lock with our own process id is one that a container left, where every run has the same. */
const isHeld = (pid: number): boolean => pid > 0 && pid !== process.pid && isAlive(pid);

/**
 * Takes a data directory for this process alone. Rejects with `CannotStartError` while another one has it; what a killed
 * one left is no hindrance.
 * @returns gives it back
 */
export const lockDirectory = async (directory: string): Promise<() => Promise<void>> => {
  const file = join(directory, LOCK);
  const unlock = () => rm(file, { force: true });
  if (await write(file)) return unlock;
  const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (isHeld(pid))
    throw new CannotStartError(
      `${directory} is in use by the process ${pid}: end that run, or choose another directory; if it is none of the local run, delete ${file}.`,
    );
  await unlock();
  if (await write(file)) return unlock;
  throw new CannotStartError(`${directory} has just been taken by another run: choose another directory.`);
};
