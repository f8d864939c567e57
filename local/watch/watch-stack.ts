import { resolve } from 'node:path';
import type { Engine } from '../engine.ts';
import type { Builds } from './builds.ts';
import { rebuiltSentences } from './rebuilt.ts';
import { createWatch } from './watch.ts';
import { watchFolders } from './watch-folders.ts';

const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

/** What the stack is made from. What the pages and the local run itself are made from needs a new start. */
const WATCHED = ['bin', 'lib', 'functions', 'storefront'].map((folder) => resolve(PROJECT_ROOT, folder));

interface WatchedStackParts extends Omit<Parameters<typeof createWatch>[0], 'update'> {
  /** Asked when there is something to tell it. */
  readonly engine: () => Pick<Engine, 'output' | 'record' | 'runtime'>;
}

export interface WatchedStack extends Pick<Builds, 'settled'> {
  /** Returns how to end it. */
  begin(): () => void;
}

/** Follows the project's sources with the running engine, from `begin` on. */
export const watchStack = ({ engine, onRebuilt, ...parts }: WatchedStackParts): WatchedStack => {
  const builds = createWatch({
    ...parts,
    update: (functions) => engine().runtime.update(functions),
    onRebuilt: (rebuilt) => {
      const { output, record } = engine();
      for (const line of rebuiltSentences(rebuilt)) output.write('local-run', 'stderr', line);
      record({
        kind: 'rebuilt',
        functions: rebuilt.functions,
        isScriptNew: rebuilt.isScriptNew,
        error: rebuilt.error,
      });
      onRebuilt(rebuilt);
    },
  });
  return {
    settled: builds.settled,
    begin: () => {
      const end = watchFolders(WATCHED, builds.changed);
      return () => {
        end();
        builds.stop();
      };
    },
  };
};
