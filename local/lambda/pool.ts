import type { InvokeMessage } from './protocol.ts';
import type { InvocationOutcome, Worker } from './worker.ts';

/** The processes of one function: as many as there are events at once, up to a limit; the rest waits its turn. */
export interface Pool {
  run(message: () => InvokeMessage): Promise<InvocationOutcome>;
  /** How many events are in work or wait. */
  load(): number;
  /** Kills one process by its id, or all that are busy. */
  kill(processId?: string): void;
  stop(): void;
}

interface PoolOptions {
  readonly startWorker: (number: number) => Worker;
  readonly maxProcesses: number;
}

const stopped = ({ requestId }: InvokeMessage): InvocationOutcome => ({
  kind: 'error',
  requestId,
  error: { errorType: 'Runtime.ExitError', errorMessage: 'the local run was stopped or reset' },
});

export const createPool = ({ startWorker, maxProcesses }: PoolOptions): Pool => {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let started = 0;
  let isStopped = false;

  /** The one used last is the warmest. */
  const takeIdle = (): Worker | undefined => {
    let worker = idle.pop();
    while (worker?.isGone()) worker = idle.pop();
    return worker;
  };

  const acquire = async (): Promise<Worker | undefined> => {
    while (busy.size >= maxProcesses) await new Promise<void>((resolve) => waiting.push(resolve));
    if (isStopped) return undefined;
    const worker = takeIdle() ?? startWorker(++started);
    busy.add(worker);
    return worker;
  };

  const release = (worker: Worker): void => {
    busy.delete(worker);
    if (!worker.isGone()) idle.push(worker);
    waiting.shift()?.();
  };

  return {
    run: async (message) => {
      const worker = await acquire();
      const invocation = message();
      if (!worker) return stopped(invocation);
      try {
        return await worker.invoke(invocation);
      } finally {
        release(worker);
      }
    },
    load: () => busy.size + waiting.length,
    kill: (processId) => {
      const known = processId === undefined ? busy : [...busy, ...idle].filter(({ id }) => id === processId);
      for (const worker of known) worker.kill();
    },
    stop: () => {
      isStopped = true;
      for (const worker of [...busy, ...idle]) worker.kill();
    },
  };
};
