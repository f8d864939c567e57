import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf } from '../error-code.ts';

const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** Reads a file; `undefined` where there is none. */
const contentOf = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

/** The files below `root`, at any depth, as paths from there with `/` between the names, sorted. */
export const filesBelow = async (root: string): Promise<readonly string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
};

/**
 * One hash over the names and the contents of files; one that is missing counts as that.
 * @param paths from `root`
 * @param also what else the hash depends on
 */
export const hashOfFiles = async (
  root: string,
  paths: readonly string[],
  also: readonly string[] = [],
): Promise<string> => {
  const contents = await Promise.all(paths.map((path) => contentOf(join(root, path))));
  const hash = createHash('sha256');
  const add = (part: string | Buffer) => hash.update(`${Buffer.byteLength(part)}:`).update(part);
  also.forEach(add);
  paths.forEach((path, index) => {
    add(path);
    const content = contents[index];
    if (content === undefined) hash.update('missing');
    else add(content);
  });
  return hash.digest('hex');
};
