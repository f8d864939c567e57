import { rm } from 'node:fs/promises';
import { startDynamoDbLocal } from './aws/dynamodb-local.ts';
import { demoStore, type DemoStore } from './demo-store.ts';
import { startEngine, type Engine } from './engine.ts';
import { notFound } from './http/api-answer.ts';
import { createLocalApi } from './http/local-api.ts';
import { startServer } from './http/server.ts';
import { createActions } from './http/actions.ts';
import { openPages } from './http/pages.ts';
import { checkJava } from './preflight.ts';
import { reapWithUs } from './reaper.ts';
import { readTemplate } from './stack/read-template.ts';
import { synthesize } from './stack/synthesize.ts';
import { createWorkspace } from './stack/workspace.ts';

/** The synthesized stack, running on this machine. */
export interface LocalStack {
  /** `http://localhost:<port>`: API, pages and `/_local` alike. */
  readonly url: string;
  readonly engine: Engine;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

export interface LocalStackOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Changes the demo store before the stack is synthesized with it. */
  readonly store?: (store: DemoStore) => object;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
}

/** Where the stack would be deployed to. Nothing is ever sent there. */
const PLACE = { region: 'eu-central-1', accountId: '000000000000' };

type CleanUp = () => unknown;

/**
 * Synthesizes the stack with the demo store and runs it. Rejects with `PortTakenError`, `CannotStartError` or
 * `SynthesisError`; then nothing is left running.
 */
export const startLocalStack = async ({
  port,
  store: change = (store) => store,
  signal = new AbortController().signal,
}: LocalStackOptions): Promise<LocalStack> => {
  const cleanUps: CleanUp[] = [];
  const cancel = new AbortController();
  const cancelled = AbortSignal.any([cancel.signal, signal]);
  const stop = async () => {
    cancel.abort();
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };

  const startDatabase = async () => {
    await checkJava();
    const database = await startDynamoDbLocal();
    cleanUps.push(database.stop);
    if (database.pid !== undefined) cleanUps.push(reapWithUs(database.pid));
    return database;
  };

  const synthesizeFor = async (store: object) => {
    const workspace = await createWorkspace();
    cleanUps.push(() => rm(workspace, { recursive: true, force: true }));
    return synthesize(workspace, { store }, cancelled);
  };

  try {
    const server = await startServer(port);
    cleanUps.push(server.stop);
    const url = `http://localhost:${server.port}`;
    const store = change(demoStore(server.port));
    const synthesis = synthesizeFor(store);
    const start = startDatabase();
    start.catch(() => cancel.abort());
    await Promise.allSettled([synthesis, start]);
    const database = await start;
    const assembly = await synthesis;
    signal.throwIfAborted();
    const surroundings = { ...PLACE, stackName: assembly.stackName, apiUrl: url };
    const model = readTemplate(assembly.template, surroundings, assembly.assetDirOf);
    const engine = await startEngine(model, database.endpoint);
    cleanUps.push(engine.stop);
    const local = createLocalApi(createActions({ engine, model, store, url }));
    const pages = await openPages({ engine, model, url });
    server.open(
      async (request) =>
        (await local(request)) ?? (await engine.api.answer(request)) ?? (await pages(request)) ?? notFound(),
    );
    return { url, engine, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
