import { createCdn } from './cdn/cdn.ts';
import { loadSites } from './cdn/site.ts';
import type { DataDirectory } from './data/directory.ts';
import { startEngine, type Engine } from './engine.ts';
import { createActions, createStreams } from './http/actions.ts';
import { notFound } from './http/api-answer.ts';
import { createLocalApi } from './http/local-api.ts';
import { openPages } from './http/pages.ts';
import { loadBundles } from './pages/pages.ts';
import type { Answer } from './http/server.ts';
import type { CloudAssembly } from './stack/assembly.ts';
import { withoutDeployTime } from './stack/deploy-time.ts';
import { withPort } from './stack/placeholder.ts';
import { readTemplate } from './stack/read-template.ts';
import type { Synthesizer } from './stack/synthesizer.ts';
import { templateSchema } from './stack/template.ts';
import type { Rebuilt } from './watch/rebuilt.ts';
import { watchStack } from './watch/watch-stack.ts';

interface StackParts {
  readonly assembly: CloudAssembly;
  /** Asked for when it is needed: all that can be done before is done before. */
  readonly databaseUrl: () => Promise<string>;
  readonly port: number;
  /** The demo store's configuration, as the stack was synthesized with it. */
  readonly store: object;
  /** With `--data`. */
  readonly data?: DataDirectory | undefined;
  /** With `--watch`. */
  readonly watch?: WatchOptions | undefined;
}

export interface WatchOptions {
  readonly synthesizer: Synthesizer;
  readonly onRebuilt: (rebuilt: Rebuilt) => void;
}

/** The running stack, and how its port answers. */
export interface OpenStack {
  readonly engine: Engine;
  readonly answer: Answer;
  stop(): Promise<void>;
}

/** Where the stack would be deployed to. Nothing is ever sent there. */
const PLACE = { region: 'eu-central-1', accountId: '000000000000' };

/** Runs the synthesized stack: its functions, all that is between them, and its pages. */
export const openStack = async ({
  assembly,
  databaseUrl,
  port,
  store,
  data,
  watch,
}: StackParts): Promise<OpenStack> => {
  const url = `http://localhost:${port}`;
  const read = async ({ template, stackName, assetDirOf }: CloudAssembly) => {
    const json: unknown = JSON.parse(withPort(template, port));
    const model = readTemplate(json, { ...PLACE, stackName, apiUrl: url }, assetDirOf);
    return {
      model,
      template: withoutDeployTime(templateSchema.parse(json)),
      functions: model.functions,
      sites: await loadSites(model.distributions),
    };
  };
  const bundles = loadBundles();
  bundles.catch(() => undefined);
  const first = await read(assembly);
  const { model } = first;
  const watched =
    watch &&
    watchStack({
      first,
      build: async (signal) => read(await watch.synthesizer.synthesize(signal)),
      engine: () => engine,
      deploy: (sites) => cdn.deploy(sites),
      onTaken: watch.synthesizer.keepOnly,
      onRebuilt: watch.onRebuilt,
    });
  const engine = await startEngine(model, await databaseUrl(), { builds: watched, data });
  const { mayReadFile } = engine.permissions;
  const cdn = createCdn({ sites: first.sites, mayReadFile, builds: watched });
  try {
    const local = createLocalApi(createActions({ engine, model, store, url }), createStreams(engine));
    const pages = await openPages({ engine, model, url, bundles });
    const endWatch = watched?.begin();
    return {
      engine,
      stop: async () => {
        endWatch?.();
        await engine.stop();
      },
      answer: async (request) => {
        const answer =
          (await local(request)) ??
          (await engine.api.answer(request)) ??
          (await cdn.answer(request)) ??
          (await pages(request)) ??
          notFound();
        if (request.method === 'POST') await engine.saved();
        return answer;
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
};
