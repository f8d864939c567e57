import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../process-alive.ts';
import { filesBelow, hashOfFiles } from './hash-files.ts';

/** Synthesized stacks, each under the hash of what it was made of. Several processes may use it at the same time. */
export interface SynthCache {
  /** Copies an entry into `directory`, which is empty. `false`: there is none, or it was broken and is gone now. */
  restore(hash: string, directory: string): Promise<boolean>;
  /** Keeps a copy of `directory`, and of the rest what was used last. */
  keep(hash: string, directory: string): Promise<void>;
}

/** Tests and a run with other settings side by side; one takes some 4 MB. */
const ENTRIES_KEPT = 8;

/** Beside the files: their hash. */
const SEAL = 'seal';
const UNFINISHED = /^new-(\d+)-/;

const sealOf = async (directory: string): Promise<string> => {
  const paths = await filesBelow(directory);
  return hashOfFiles(
    directory,
    paths.filter((path) => path !== SEAL),
  );
};

const isWhole = async (directory: string): Promise<boolean> => {
  const seal = await readFile(join(directory, SEAL), 'utf8').catch(() => undefined);
  return seal === (await sealOf(directory));
};

const remove = (path: string) => rm(path, { recursive: true, force: true });

/** @param root a directory of its own; it is made when needed */
export const createSynthCache = (root: string): SynthCache => {
  const entryOf = (hash: string) => join(root, hash);

  const lastUseOf = async (name: string) => {
    const entry = await stat(join(root, name)).catch(() => undefined);
    return { name, at: entry?.mtimeMs ?? 0 };
  };

  /** What a killed process left half-written, and the entries beyond those that are kept. */
  const prune = async (): Promise<void> => {
    const names = await readdir(root);
    const isUnfinished = (name: string) => UNFINISHED.test(name);
    const orphans = names.filter((name) => {
      const pid = UNFINISHED.exec(name)?.[1];
      return pid !== undefined && !isAlive(Number(pid));
    });
    const used = await Promise.all(names.filter((name) => !isUnfinished(name)).map(lastUseOf));
    const old = used.toSorted((a, b) => b.at - a.at).slice(ENTRIES_KEPT);
    await Promise.all([...orphans, ...old.map(({ name }) => name)].map((name) => remove(join(root, name))));
  };

  return {
    restore: async (hash, directory) => {
      const entry = entryOf(hash);
      try {
        // Bundles are run from the copy, so that an entry can go while a run lasts.
        await cp(entry, directory, { recursive: true });
        if (await isWhole(directory)) {
          const now = new Date();
          await utimes(entry, now, now);
          return true;
        }
        await remove(entry);
      } catch {
        // Not there, or another process took it away meanwhile.
      }
      await Promise.all((await readdir(directory)).map((name) => remove(join(directory, name))));
      return false;
    },
    keep: async (hash, directory) => {
      await mkdir(root, { recursive: true });
      const unfinished = await mkdtemp(join(root, `new-${process.pid}-`));
      await cp(directory, unfinished, { recursive: true });
      await writeFile(join(unfinished, SEAL), await sealOf(unfinished));
      // Where another process was first, its entry is as good.
      await rename(unfinished, entryOf(hash)).catch(() => remove(unfinished));
      await prune();
    },
  };
};
