import { HELP, readCommand, type Command } from './command.ts';
import { storeWithShop } from './demo-store.ts';
import { PortTakenError } from './http/server.ts';
import { CannotStartError } from './preflight.ts';
import { startLocalStack, type LocalStack, type LocalStackOptions } from './run.ts';
import { SynthesisError } from './stack/synthesis-error.ts';
import { createHumanNarrator, createJsonNarrator, type Narrator } from './story/narrator.ts';
import { playStory } from './story/play.ts';

type Run = Exclude<Command, { name: 'help' }>;

/** What went wrong, in a sentence with what to do, where we know it. */
const explain = (error: unknown): string => {
  if (error instanceof PortTakenError)
    return `Port ${error.port} is taken: stop what runs there, or choose another one, as in npm start -- --port ${error.port + 100}.`;
  if (error instanceof CannotStartError || error instanceof SynthesisError) return error.message;
  return `The local run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
};

/** Resolves when somebody wants it to end: Ctrl-C, a closed terminal, `kill`. A second time ends it at once. */
const untilSignal = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

const listenForSignals = (): AbortSignal => {
  const cancel = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => (cancel.signal.aborted ? process.exit(1) : cancel.abort()));
  return cancel.signal;
};

const write = (line: string) => void process.stdout.write(`${line}\n`);

const narratorFor = ({ isJson }: Run): Narrator =>
  isJson ? createJsonNarrator(write) : createHumanNarrator(write);

const INTERRUPTED = 1;

/** @returns the exit code */
const tellAndEnd = async (stack: LocalStack, narrator: Narrator, ended: Promise<void>): Promise<number> => {
  const story = await Promise.race([playStory(stack.url, narrator.tell), ended]);
  if (story === undefined) return INTERRUPTED;
  narrator.outcome(story);
  return story.outcome === 'ok' ? 0 : 1;
};

/** The story's end is not the run's, whatever became of it: somebody may have joined in. */
const tellAndStay = async (stack: LocalStack, narrator: Narrator, ended: Promise<void>): Promise<void> => {
  try {
    const story = await Promise.race([playStory(stack.url, narrator.tell), ended]);
    if (story !== undefined) narrator.outcome(story);
  } catch (error) {
    narrator.broken(error instanceof Error ? error.message : String(error));
  }
};

const longRunningOptions = (command: Run, narrator: Narrator): Partial<LocalStackOptions> => {
  if (command.name !== 'start') return {};
  const { dataDirectory, isWatching, shopOrigin } = command;
  return {
    dataDirectory,
    onRebuilt: isWatching ? narrator.rebuilt : undefined,
    ...(shopOrigin !== undefined && { store: (store) => storeWithShop(store, shopOrigin) }),
  };
};

/** @returns the exit code */
const run = async (command: Run, signal: AbortSignal): Promise<number> => {
  const narrator = narratorFor(command);
  narrator.starting();
  const { port } = command;
  const stack = await startLocalStack({ port, signal, ...longRunningOptions(command, narrator) });
  try {
    const ended = untilSignal(signal);
    if (command.name === 'story') return await tellAndEnd(stack, narrator, ended);
    narrator.ready(stack.url, performance.now());
    if (command.isStoryWanted && !stack.isContinued) await tellAndStay(stack, narrator, ended);
    await ended;
    return 0;
  } finally {
    await stack.stop();
  }
};

const signal = listenForSignals();
let command: Command | undefined;
try {
  command = readCommand(process.argv.slice(2));
  if (command.name === 'help') write(HELP);
  else process.exitCode = await run(command, signal);
} catch (error) {
  if (!signal.aborted) console.error(explain(error));
  // Whoever reads the lines gets a last one, come what may.
  if (command !== undefined && command.name !== 'help' && command.isJson)
    narratorFor(command).outcome({ outcome: 'failed', mails: 0, checks: [] });
  process.exitCode = 1;
}
