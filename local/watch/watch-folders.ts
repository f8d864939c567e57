import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** None where it goes away just now: that is a change too, and will be told. */
const foldersBelow = (folder: string): readonly string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    return [folder, ...folders.map(({ parentPath, name }) => join(parentPath, name))];
  } catch {
    return [];
  }
};

/** What editors and the Finder put beside the files that they show. */
const isBesideTheMatter = (name: string | null): boolean =>
  name !== null && (name.startsWith('.') || name.endsWith('~'));

/**
 * Calls back whenever a file below one of the folders is written, made, moved or deleted.
 * @returns ends it
 */
export const watchFolders = (roots: readonly string[], onChange: () => void): (() => void) => {
  const watchers = new Map<string, FSWatcher>();

  const forget = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  /** One folder at a time, since Node's recursive watching loses files that editors replace. */
  const add = (folder: string) => {
    const watcher = watch(folder, (_, name) => {
      if (isBesideTheMatter(name)) return;
      follow();
      onChange();
    });
    watcher.on('error', () => forget(folder));
    watchers.set(folder, watcher);
  };

  /** Folders come and go. */
  const follow = () => {
    const folders = new Set(roots.flatMap(foldersBelow));
    for (const folder of watchers.keys()) if (!folders.has(folder)) forget(folder);
    for (const folder of folders) if (!watchers.has(folder)) add(folder);
  };

  follow();
  return () => {
    for (const folder of watchers.keys()) forget(folder);
  };
};
