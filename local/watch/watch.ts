import { areSameSites, type Site } from '../cdn/site.ts';
import type { FunctionModel } from '../stack/model.ts';
import type { Template } from '../stack/template.ts';
import { createBuilds, type Builds, type BuildState } from './builds.ts';
import { changedBeyondCode, isSameFunction } from './differences.ts';
import type { Rebuilt } from './rebuilt.ts';

/** As much of a synthesized stack as can be compared with the next. */
export interface BuiltStack {
  readonly template: Template;
  readonly functions: readonly FunctionModel[];
  readonly sites: readonly Site[];
}

interface WatchParts {
  /** What runs at the start. */
  readonly first: BuiltStack;
  readonly build: (signal: AbortSignal) => Promise<BuiltStack>;
  /** Puts these in the place of those of the same name. */
  readonly update: (functions: readonly FunctionModel[]) => void;
  /** Serves these from now on. */
  readonly deploy: (sites: readonly Site[]) => void;
  /** Is told of the bundles that are run from by now. */
  readonly onTaken: (bundles: readonly string[]) => Promise<void>;
  readonly onRebuilt: (rebuilt: Rebuilt) => void;
}

/** Keeps a running stack at what its sources say. */
export const createWatch = ({ first, build, update, deploy, onTaken, onRebuilt }: WatchParts): Builds => {
  let running = first.functions;
  let served = first.sites;

  const take = async ({ template, functions, sites }: BuiltStack): Promise<void> => {
    const next = running.map((old) => {
      const fresh = functions.find(({ name }) => name === old.name);
      return fresh === undefined || isSameFunction(old, fresh) ? old : fresh;
    });
    const changed = next.filter((model) => !running.includes(model));
    const isScriptNew = !areSameSites(served, sites);
    update(changed);
    deploy(sites);
    running = next;
    served = sites;
    await onTaken(running.map(({ assetDir }) => assetDir));
    onRebuilt({
      functions: changed.map(({ shortName }) => shortName),
      isScriptNew,
      needRestart: changedBeyondCode(first.template, template),
    });
  };

  return createBuilds(async (signal): Promise<BuildState> => {
    try {
      const built = await build(signal);
      if (!signal.aborted) await take(built);
      return { kind: 'built' };
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause);
      if (!signal.aborted)
        onRebuilt({
          functions: running.map(({ shortName }) => shortName),
          isScriptNew: false,
          error,
          needRestart: [],
        });
      return { kind: 'broken', error };
    }
  });
};
