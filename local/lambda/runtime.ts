import { randomUUID } from 'node:crypto';
import type { Activity, LocalClock } from '../ports.ts';
import type { FunctionModel } from '../stack/model.ts';
import { functionEnvironment } from './environment.ts';
import { createPool, type Pool } from './pool.ts';
import { startWorker, type InvocationOutcome } from './worker.ts';

/** Runs the template's functions, each in processes of its own. */
export interface Runtime extends Activity {
  /** Request and response. Rejects only where there is no such function. */
  run(functionName: string, event: unknown): Promise<InvocationOutcome>;
  /** How often each function was invoked, by short name. */
  invocations(): Readonly<Record<string, number>>;
  /** Kills a process of a function as from outside: the one with this id, or all that are busy. */
  kill(shortName: string, processId?: string): void;
  /** Forgets the counts and ends all processes; the next event starts fresh ones. */
  reset(): void;
  stop(): void;
}

interface RuntimeOptions {
  readonly functions: readonly FunctionModel[];
  readonly region: string;
  /** Known by the time that the first event comes. */
  readonly endpointUrl: () => string;
  readonly clock: LocalClock;
  readonly onOutput: (shortName: string, stream: 'stdout' | 'stderr', text: string) => void;
  /** Called whenever an invocation is done. */
  readonly onDone: () => void;
}

/** More processes of one function than this only get in each other's way on one machine. */
const MAX_PROCESSES = 4;

export const createRuntime = (options: RuntimeOptions): Runtime => {
  const { functions, clock } = options;
  const counts = new Map<string, number>();

  const createFunctionPool = (model: FunctionModel): Pool =>
    createPool({
      maxProcesses: Math.min(MAX_PROCESSES, model.reservedConcurrency ?? MAX_PROCESSES),
      startWorker: (number) => {
        const id = `${model.shortName}-${number}`;
        return startWorker({
          id,
          taskRoot: model.assetDir,
          handler: model.handler,
          memoryMb: model.memoryMb,
          environment: functionEnvironment(
            model,
            { region: options.region, endpointUrl: options.endpointUrl() },
            id,
          ),
          offsetMs: clock.offsetMs(),
          onOutput: (stream, text) => options.onOutput(model.shortName, stream, text),
        });
      },
    });

  const createPools = () =>
    new Map(functions.map((model) => [model.name, { model, pool: createFunctionPool(model) }]));
  let pools = createPools();
  const stop = () => {
    for (const { pool } of pools.values()) pool.stop();
  };

  return {
    run: async (functionName, event) => {
      const found = pools.get(functionName);
      if (!found) throw new Error(`the template has no function ${functionName}`);
      const { model, pool } = found;
      counts.set(model.shortName, (counts.get(model.shortName) ?? 0) + 1);
      const requestId = randomUUID();
      try {
        return await pool.run(() => ({
          requestId,
          event: JSON.stringify(event),
          offsetMs: clock.offsetMs(),
          timeoutMs: model.timeoutMs,
          functionArn: model.arn,
        }));
      } finally {
        options.onDone();
      }
    },
    invocations: () => Object.fromEntries(counts),
    kill: (shortName, processId) => {
      for (const { model, pool } of pools.values()) if (model.shortName === shortName) pool.kill(processId);
    },
    isIdle: () => [...pools.values()].every(({ pool }) => pool.load() === 0),
    reset: () => {
      stop();
      pools = createPools();
      counts.clear();
    },
    stop,
  };
};
