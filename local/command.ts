import { parseArgs } from 'node:util';
import { CannotStartError } from './preflight.ts';

const DEFAULT_PORT = 4600;

/** What `npm start` and `npm run story` were asked for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'story'; readonly port: number; readonly isJson: boolean }
  | {
      readonly name: 'start';
      readonly port: number;
      readonly isJson: boolean;
      readonly isStoryWanted: boolean;
      readonly isWatching: boolean;
      /** `undefined`: nothing is kept. */
      readonly dataDirectory: string | undefined;
      /** The origin of a shop of one's own, whose pages may use this run as well as the demo shop. */
      readonly shopOrigin: string | undefined;
    };

export const HELP = `Checkout recovery on this machine.

  npm start              opens the console, plays the story of five shoppers, and stays up
  npm run story          plays the story and ends; exit code 0 only if all of it came true

Options come after --, as in npm start -- --port ${DEFAULT_PORT + 100}
  --port NUMBER          everything on another port than ${DEFAULT_PORT}
  --json                 one JSON object a line
  --no-story             npm start without the story
  --data DIRECTORY       npm start keeps all in there over restarts; else every start is fresh
  --watch                npm start uses a changed source from the next invocation on
  --shop ORIGIN          npm start is for a shop of yours too, such as http://localhost:3000
  --help                 this text

docs/local.md tells the rest.`;

const SEE_HELP = 'npm start -- --help tells what there is.';

const OPTIONS = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  json: { type: 'boolean', default: false },
  story: { type: 'boolean', default: true },
  data: { type: 'string' },
  watch: { type: 'boolean', default: false },
  shop: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, allowNegative: true, options: OPTIONS });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.replace(/\.?\s*$/, '') : String(cause);
    throw new CannotStartError(`${message}. ${SEE_HELP}`, { cause });
  }
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotStartError(`--port takes a number from 1 to 65535, not ${text}.`);
  return port;
};

const directoryOf = (text: string | undefined): string | undefined => {
  if (text?.trim() === '')
    throw new CannotStartError('--data takes a directory, as in npm start -- --data .local/data.');
  return text;
};

/** What the stack's configuration takes as an origin: lib/config/fields.ts. */
const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  if (url?.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
};

const originOf = (text: string | undefined): string | undefined => {
  if (text !== undefined && !isOrigin(text))
    throw new CannotStartError(
      `--shop takes an origin such as http://localhost:3000, without a path; http only for localhost.`,
    );
  return text;
};

/** Throws `CannotStartError` where the arguments do not read. */
export const readCommand = (args: readonly string[]): Command => {
  const { positionals, values } = parse(args);
  const [name = 'start', ...others] = positionals;
  if ((name !== 'start' && name !== 'story') || others.length > 0)
    throw new CannotStartError(`There is no command ${positionals.join(' ')}. ${SEE_HELP}`);
  if (values.help) return { name: 'help' };
  const port = portOf(values.port);
  const dataDirectory = directoryOf(values.data);
  const shopOrigin = originOf(values.shop);
  if (name === 'start')
    return {
      name,
      port,
      isJson: values.json,
      isStoryWanted: values.story,
      isWatching: values.watch,
      dataDirectory,
      shopOrigin,
    };
  if (dataDirectory !== undefined || shopOrigin !== undefined || values.watch || !values.story)
    throw new CannotStartError(
      `--data, --watch, --shop and --no-story are for npm start: the story is always a fresh one. ${SEE_HELP}`,
    );
  return { name, port, isJson: values.json };
};
