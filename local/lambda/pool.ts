import type { InvokeMessage } from './protocol.ts';
import type { InvocationOutcome, Worker } from './worker.ts';

/** Not called any more once the pool was stopped. */
type OnBegun = (processId: string, message: InvokeMessage) => (outcome: InvocationOutcome) => void;

/** The processes of one function: as many as there are events at once, up to a limit; the rest waits its turn. */
export interface Pool {
  /**
   * `message` is asked for once a process is there; `onBegun` is told of it, and what that returns of the outcome.
   * `undefined`: the pool was stopped before there was a process.
   */
  run(
    message: (processId: string) => InvokeMessage,
    onBegun: OnBegun,
  ): Promise<InvocationOutcome | undefined>;
  /** How many events are in work or wait. */
  load(): number;
  /** Kills one process by its id, or all, and says how many. */
  kill(processId?: string): number;
  /** Ends each process as soon as it has nothing to do. */
  retire(): void;
  stop(): void;
}

interface PoolOptions {
  readonly startWorker: () => Worker;
  readonly maxProcesses: number;
}

export const createPool = ({ startWorker, maxProcesses }: PoolOptions): Pool => {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let isRetired = false;
  let isStopped = false;

  /** The one used last is the warmest. */
  const takeIdle = (): Worker | undefined => {
    let worker = idle.pop();
    while (worker?.isGone()) worker = idle.pop();
    return worker;
  };

  const acquire = async (): Promise<Worker | undefined> => {
    while (!isStopped && busy.size >= maxProcesses)
      await new Promise<void>((resolve) => waiting.push(resolve));
    if (isStopped) return undefined;
    const worker = takeIdle() ?? startWorker();
    busy.add(worker);
    return worker;
  };

  const release = (worker: Worker): void => {
    busy.delete(worker);
    if (isRetired && waiting.length === 0) worker.kill();
    if (!worker.isGone()) idle.push(worker);
    waiting.shift()?.();
  };

  return {
    run: async (message, onBegun) => {
      const worker = await acquire();
      if (!worker) return undefined;
      const invocation = message(worker.id);
      const onEnded = onBegun(worker.id, invocation);
      try {
        const outcome = await worker.invoke(invocation);
        if (!isStopped) onEnded(outcome);
        return outcome;
      } finally {
        release(worker);
      }
    },
    load: () => busy.size + waiting.length,
    kill: (processId) => {
      const living = [...busy, ...idle].filter((worker) => !worker.isGone());
      const known = living.filter(({ id }) => processId === undefined || id === processId);
      for (const worker of known) worker.kill();
      return known.length;
    },
    retire: () => {
      isRetired = true;
      for (const worker of idle) worker.kill();
    },
    stop: () => {
      isStopped = true;
      for (const worker of [...busy, ...idle]) worker.kill();
      for (const goOn of waiting.splice(0)) goOn();
    },
  };
};
