import { parseArgs } from 'node:util';
import { PortTakenError } from './http/server.ts';
import { CannotStartError } from './preflight.ts';
import { startLocalStack } from './run.ts';
import { SynthesisError } from './stack/synthesize.ts';
import { createHumanNarrator, createJsonNarrator, type Narrator } from './story/narrator.ts';
import { playStory } from './story/play.ts';

const DEFAULT_PORT = 4600;
const USAGE = 'Usage: npm start -- [--port 4600] [--json], or npm run story -- [--port 4600] [--json].';

interface Command {
  readonly name: 'start' | 'story';
  readonly port: number;
  readonly isJson: boolean;
}

const readCommand = (args: readonly string[]): Command => {
  const { positionals, values } = parse(args);
  const [name = 'start', ...others] = positionals;
  const port = Number(values.port ?? DEFAULT_PORT);
  if ((name !== 'start' && name !== 'story') || others.length > 0)
    throw new CannotStartError(`There is no command ${positionals.join(' ')}. ${USAGE}`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotStartError(`--port takes a number from 1 to 65535, not ${values.port}.`);
  return { name, port, isJson: values.json };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
  } catch (cause) {
    throw new CannotStartError(`${cause instanceof Error ? cause.message : String(cause)}. ${USAGE}`, {
      cause,
    });
  }
};

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

const narratorFor = ({ isJson }: Command): Narrator => {
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  return isJson ? createJsonNarrator(write) : createHumanNarrator(write);
};

/** @returns the exit code */
const run = async (command: Command, signal: AbortSignal): Promise<number> => {
  const narrator = narratorFor(command);
  narrator.starting();
  const stack = await startLocalStack({ port: command.port, signal });
  try {
    const ended = untilSignal(signal).then(() => 'interrupted' as const);
    const story = await Promise.race([playStory(stack.url, narrator.tell), ended]);
    if (story === 'interrupted') return 1;
    narrator.outcome(story);
    if (command.name === 'story') return story.outcome === 'ok' ? 0 : 1;
    narrator.ready(stack.url);
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
  process.exitCode = await run(command, signal);
} catch (error) {
  if (!signal.aborted) console.error(explain(error));
  // Whoever reads the lines gets a last one, come what may.
  if (command?.isJson === true) narratorFor(command).outcome({ outcome: 'failed', mails: 0, checks: [] });
  process.exitCode = 1;
}
