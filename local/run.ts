import { startDynamoDbLocal, type DynamoDbLocal, type DynamoDbLocalOptions } from './aws/dynamodb-local.ts';
import { openDataDirectory, type DataDirectory } from './data/directory.ts';
import { demoStore, type DemoStore } from './demo-store.ts';
import type { Engine } from './engine.ts';
import { startServer } from './http/server.ts';
import { checkJava } from './preflight.ts';
import { PLACEHOLDER_PORT } from './stack/placeholder.ts';
import { createSynthesizer } from './stack/synthesizer.ts';
import type { Rebuilt } from './watch/rebuilt.ts';

/** The synthesized stack, running on this machine. */
export interface LocalStack {
  /** `http://localhost:<port>`: API, pages and `/_local` alike. */
  readonly url: string;
  readonly engine: Engine;
  /** Whether the data directory was another run's before. */
  readonly isContinued: boolean;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

export interface LocalStackOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Changes the demo store before the stack is synthesized with it. */
  readonly store?: (store: DemoStore) => object;
  /** Changes the synthesized template, which is JSON, before it is read: for tests of what a wrong one does. */
  readonly template?: (template: string) => string;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
  /** Where all is kept over restarts. Without one, it begins with nothing and leaves nothing. */
  readonly dataDirectory?: string | undefined;
  /** Follows the sources from then on, and tells of each time that they were built anew. */
  readonly onRebuilt?: ((rebuilt: Rebuilt) => void) | undefined;
}

type CleanUp = () => Promise<void> | void;

const startDatabase = (options: DynamoDbLocalOptions): Promise<DynamoDbLocal> =>
  startDynamoDbLocal(options).catch(async (error: unknown) => {
    // Asked only now, since Java takes its time to tell its version.
    await checkJava();
    throw error;
  });

/**
 * Synthesizes the stack with the demo store and runs it. Rejects with `PortTakenError`, `CannotStartError` or
 * `SynthesisError`; then nothing is left running.
 */
export const startLocalStack = async ({
  port,
  store: change = (store) => store,
  template: changeTemplate = (template) => template,
  signal = new AbortController().signal,
  dataDirectory,
  onRebuilt,
}: LocalStackOptions): Promise<LocalStack> => {
  const cleanUps: CleanUp[] = [];
  const cancel = new AbortController();
  const cancelled = AbortSignal.any([cancel.signal, signal]);
  const stop = async () => {
    cancel.abort();
    const errors: unknown[] = [];
    for (const cleanUp of cleanUps.splice(0).reverse())
      await Promise.resolve(cleanUp()).catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  };

  const openData = async () => {
    if (dataDirectory === undefined) return undefined;
    const data = await openDataDirectory(dataDirectory);
    cleanUps.push(data.release);
    return data;
  };

  const openDatabase = (data: DataDirectory | undefined): Promise<DynamoDbLocal> => {
    const opening = startDatabase({ directory: data?.database, signal: cancelled });
    // It may still be starting when the rest has failed.
    cleanUps.push(() =>
      opening.then(
        (database) => database.stop(),
        () => undefined,
      ),
    );
    return opening;
  };

  const openSynthesis = async () => {
    const synthesizer = await createSynthesizer(change(demoStore(PLACEHOLDER_PORT)));
    cleanUps.push(synthesizer.dispose);
    return { synthesizer, assembly: await synthesizer.synthesize(cancelled) };
  };

  try {
    const server = await startServer(port);
    cleanUps.push(server.stop);
    const data = await openData();
    const opening = openDatabase(data);
    opening.catch(() => cancel.abort());
    const synthesis = openSynthesis();
    // Loaded here and not above, since Java can start meanwhile.
    const code = import('./open-stack.ts');
    await Promise.allSettled([synthesis, code]);
    // What went wrong with the database has given up the synthesis.
    if (cancel.signal.aborted) await opening;
    const { synthesizer, assembly } = await synthesis;
    const { openStack } = await code;
    signal.throwIfAborted();
    const stack = await openStack({
      assembly: { ...assembly, template: changeTemplate(assembly.template) },
      databaseUrl: async () => (await opening).endpoint,
      port: server.port,
      store: change(demoStore(server.port)),
      data,
      watch: onRebuilt && { synthesizer, onRebuilt },
    });
    cleanUps.push(stack.stop);
    server.open(stack.answer);
    const isContinued = data?.former !== undefined;
    return { url: `http://localhost:${server.port}`, engine: stack.engine, isContinued, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
