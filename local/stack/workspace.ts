import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAlive } from '../process-alive.ts';

const ROOT = resolve(import.meta.dirname, '../../.local');
const NAME = /^cdk\.out-(\d+)-/;

/** What a run left behind that was killed. */
const clearOrphans = async (): Promise<void> => {
  const names = await readdir(ROOT);
  const orphans = names.filter((name) => {
    const pid = NAME.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(orphans.map((name) => rm(join(ROOT, name), { recursive: true, force: true })));
};

/** A directory of this run's own under `.local`, named by our process, for the synthesized stack. */
export const createWorkspace = async (): Promise<string> => {
  await mkdir(ROOT, { recursive: true });
  await clearOrphans();
  return mkdtemp(join(ROOT, `cdk.out-${process.pid}-`));
};
