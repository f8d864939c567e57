import { setTimeout as sleep } from 'node:timers/promises';

/** What the sources came to when they were built last. */
export type BuildState =
  | { readonly kind: 'built' }
  /** `error` is what the compiler or CDK said. */
  | { readonly kind: 'broken'; readonly error: string };

/** Builds anew whenever the sources have changed. */
export interface Builds {
  /** A source has changed: what was built is stale from now on, and a build that is under way for nothing. */
  changed(): void;
  /** Resolves once what is built is what the sources say. */
  settled(): Promise<BuildState>;
  stop(): void;
}

/** Editors save in several steps, and several files at once. */
const PAUSE_MS = 50;

/** @param build builds and puts to use; gives up when the signal says so */
export const createBuilds = (build: (signal: AbortSignal) => Promise<BuildState>): Builds => {
  let cancel = new AbortController();
  let latest: Promise<BuildState> = Promise.resolve({ kind: 'built' });

  const buildSoon = async (signal: AbortSignal): Promise<BuildState> => {
    try {
      await sleep(PAUSE_MS, undefined, { signal });
      return await build(signal);
    } catch (error) {
      return { kind: 'broken', error: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    changed: () => {
      cancel.abort();
      cancel = new AbortController();
      latest = buildSoon(cancel.signal);
    },
    settled: async () => {
      let awaited = latest;
      let state = await awaited;
      while (awaited !== latest) {
        awaited = latest;
        state = await awaited;
      }
      return state;
    },
    stop: () => cancel.abort(),
  };
};
