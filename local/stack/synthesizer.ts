import { mkdtemp, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { CloudAssembly } from './assembly.ts';
import { synthesize } from './synthesize.ts';
import { createWorkspace } from './workspace.ts';

/** Synthesizes the stack of one store, as often as its sources change. */
export interface Synthesizer {
  /** Rejects with `SynthesisError`. */
  synthesize(signal: AbortSignal): Promise<CloudAssembly>;
  /** Deletes every assembly but those that one of these bundles lies in. */
  keepOnly(bundles: readonly string[]): Promise<void>;
  dispose(): Promise<void>;
}

const remove = (path: string) => rm(path, { recursive: true, force: true });

/** @param store as it would stand in `cdk.json` */
export const createSynthesizer = async (store: object): Promise<Synthesizer> => {
  const workspace = await createWorkspace();
  let folders: readonly string[] = [];
  return {
    synthesize: async (signal) => {
      const folder = await mkdtemp(join(workspace, 'assembly-'));
      folders = [...folders, folder];
      return synthesize(folder, { store }, signal);
    },
    keepOnly: async (bundles) => {
      const isUsed = (folder: string) => bundles.some((bundle) => bundle.startsWith(folder + sep));
      const unused = folders.filter((folder) => !isUsed(folder));
      folders = folders.filter(isUsed);
      await Promise.all(unused.map(remove));
    },
    dispose: () => remove(workspace),
  };
};
