import { resolve } from 'node:path';
import { filesBelow, hashOfFiles } from './hash-files.ts';

/** All code that goes into a deployment. */
const SOURCE_FOLDERS = ['bin', 'lib', 'functions', 'storefront'];

/**
 * What decides over the code of others, and how it is bundled: npm keeps the second lock file of what is really
 * installed. `cdk.json` is not among them, since its context is handed over.
 */
const FILES = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'tsconfig.json'];

/** Changes when what is kept of a synthesis, or how it is made, changes. */
const FORMAT = '1';

/**
 * A hash over everything that a synthesis of the project at `root` depends on. It takes some 15 ms: nothing is imported
 * or run.
 * @param context as CDK gets it
 */
export const hashOfSynthInputs = async (
  root: string,
  context: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const folders = await Promise.all(
    SOURCE_FOLDERS.map(async (folder) =>
      (await filesBelow(resolve(root, folder))).map((path) => `${folder}/${path}`),
    ),
  );
  const machine = [process.version, process.platform, process.arch];
  return hashOfFiles(root, [...FILES, ...folders.flat()], [FORMAT, ...machine, JSON.stringify(context)]);
};
