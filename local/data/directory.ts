import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf } from '../error-code.ts';
import type { LocalMail } from '../ports.ts';
import { CannotStartError } from '../preflight.ts';
import { LOCK, lockDirectory } from './lock.ts';
import { createMailFile } from './mail-file.ts';
import { FORMAT, isKeptState, type KeptState } from './state.ts';

/** Where a run keeps all that it would not want to lose, and finds it again. */
export interface DataDirectory {
  readonly path: string;
  /** Of DynamoDB Local. */
  readonly database: string;
  /** What the last run left; `undefined`: there was none. */
  readonly former: { readonly state: KeptState; readonly mails: readonly LocalMail[] } | undefined;
  /** Afterwards both are on disk, or the former state still is. One at a time. */
  save(state: KeptState, mails: readonly LocalMail[]): Promise<void>;
  /** Another run may have it from now on. */
  release(): Promise<void>;
}

const STATE = 'state.json';
const NEW_STATE = 'state.json.new';
const MAILS = 'mails.jsonl';
const DATABASE = 'dynamodb';
const OURS = [LOCK, STATE, NEW_STATE, MAILS, DATABASE];

const beginAnew = (directory: string): string =>
  `choose another directory, or delete ${directory} to begin anew.`;

const readState = async (directory: string): Promise<KeptState | undefined> => {
  const file = join(directory, STATE);
  try {
    const state: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isKeptState(state)) return state;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new CannotStartError(`${file} cannot be read (${String(cause)}): ${beginAnew(directory)}`, {
      cause,
    });
  }
  throw new CannotStartError(
    `The data in ${directory} is of another version of the local run (this one's format is ${FORMAT}): ${beginAnew(directory)}`,
  );
};

const prepare = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const strangers = (await readdir(directory)).filter((name) => !OURS.includes(name));
  if (strangers.length > 0)
    throw new CannotStartError(
      `${directory} holds other things than data of the local run, such as ${strangers[0]}: give --data a directory of its own.`,
    );
};

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens or makes a data directory, for one run at a time. Rejects with `CannotStartError`. */
export const openDataDirectory = async (name: string): Promise<DataDirectory> => {
  const path = resolve(name);
  await prepare(path).catch((cause: unknown) => {
    if (cause instanceof CannotStartError) throw cause;
    throw new CannotStartError(`${path} cannot be used for data: ${describe(cause)}.`, { cause });
  });
  const release = await lockDirectory(path);
  try {
    const mailFile = createMailFile(join(path, MAILS));
    const state = await readState(path);
    const mails = await mailFile.read();
    await mkdir(join(path, DATABASE), { recursive: true });
    return {
      path,
      database: join(path, DATABASE),
      former: state && { state, mails },
      save: async (next, nextMails) => {
        await mailFile.write(nextMails);
        await writeFile(join(path, NEW_STATE), JSON.stringify(next), { mode: 0o600 });
        await rename(join(path, NEW_STATE), join(path, STATE));
      },
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
};
