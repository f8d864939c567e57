import { randomUUID } from 'node:crypto';
import type { Fates } from '../faults/fates.ts';
import type { Activity, LocalClock } from '../ports.ts';
import type { Trigger } from '../shown/happening.ts';
import type { FunctionModel } from '../stack/model.ts';
import { functionEnvironment } from './environment.ts';
import { createPool, type Pool } from './pool.ts';
import { startWorker, type InvocationOutcome } from './worker.ts';

/** Why a function is invoked, and for the how-manieth time with this event; counts from 1. */
export interface Cause {
  readonly trigger: Trigger;
  readonly attempt: number;
  /** Of an event that Lambda queued: all tries have the same request id. */
  readonly requestId?: string | undefined;
}

/** Lambda did not take the event: as many are in work as the function may have. */
export interface ThrottledOutcome {
  readonly kind: 'throttled';
  readonly requestId: string;
}

/** What came of asking Lambda to run a function. */
export type RunOutcome = InvocationOutcome | ThrottledOutcome;

/** An invocation that a process has just begun to work on; `event` is JSON. */
export interface BegunInvocation {
  readonly processId: string;
  readonly requestId: string;
  readonly shortName: string;
  readonly event: string;
  readonly cause: Cause;
}

/** Runs the template's functions, each in processes of its own. */
export interface Runtime extends Activity {
  /** Request and response. Rejects only where there is no such function. */
  run(functionName: string, event: unknown, cause: Cause): Promise<RunOutcome>;
  /** How often each function was invoked, by short name. */
  invocations(): Readonly<Record<string, number>>;
  /** Kills a process of a function as from outside: the one with this id, or all. Says how many. */
  kill(shortName: string, processId?: string): number;
  /** Takes these for those of the same name: what is in work goes on to its end, and what comes next runs anew. */
  update(functions: readonly FunctionModel[]): void;
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
  readonly fates: Pick<Fates, 'isThrottled' | 'begin'>;
  readonly onOutput: (
    shortName: string,
    stream: 'stdout' | 'stderr',
    text: string,
    processId: string,
  ) => void;
  /** Called when a process begins to work on an event; what it returns, when that is done. */
  readonly onBegun: (begun: BegunInvocation) => (outcome: InvocationOutcome) => void;
  /** Called whenever an invocation is done. */
  readonly onDone: () => void;
}

/** More processes of one function than this only get in each other's way on one machine. */
const MAX_PROCESSES = 4;

const stopped = (requestId: string): InvocationOutcome => ({
  kind: 'error',
  requestId,
  error: { errorType: 'Runtime.ExitError', errorMessage: 'the local run was stopped or reset' },
});

interface FunctionPool {
  readonly model: FunctionModel;
  readonly pool: Pool;
}

export const createRuntime = (options: RuntimeOptions): Runtime => {
  const { clock } = options;
  const counts = new Map<string, number>();
  const processes = new Map<string, number>();
  let functions = options.functions;

  const newProcessId = (shortName: string): string => {
    const number = (processes.get(shortName) ?? 0) + 1;
    processes.set(shortName, number);
    return `${shortName}-${number}`;
  };

  const createFunctionPool = (model: FunctionModel): Pool =>
    createPool({
      maxProcesses: MAX_PROCESSES,
      startWorker: () => {
        const id = newProcessId(model.shortName);
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
          onOutput: (stream, text) => options.onOutput(model.shortName, stream, text, id),
        });
      },
    });

  const createPools = () =>
    new Map(functions.map((model) => [model.name, { model, pool: createFunctionPool(model) }]));
  let pools = createPools();
  /** Of functions that were updated. */
  let retired: readonly FunctionPool[] = [];
  const allPools = () => [...pools.values(), ...retired];
  const stop = () => {
    for (const { pool } of allPools()) pool.stop();
  };

  /** A function with reserved concurrency has as many copies as that; the others share the account's, which are enough. */
  const isThrottled = ({ shortName, reservedConcurrency = Infinity }: FunctionModel, pool: Pool): boolean =>
    options.fates.isThrottled(shortName) || pool.load() >= reservedConcurrency;

  return {
    run: async (functionName, event, cause) => {
      const found = pools.get(functionName);
      if (!found) throw new Error(`the template has no function ${functionName}`);
      const { model, pool } = found;
      const { shortName } = model;
      const { requestId = randomUUID() } = cause;
      if (isThrottled(model, pool)) return { kind: 'throttled', requestId };
      counts.set(shortName, (counts.get(shortName) ?? 0) + 1);
      const message = (processId: string) => ({
        requestId,
        event: JSON.stringify(event),
        offsetMs: clock.offsetMs(),
        timeoutMs: model.timeoutMs,
        functionArn: model.arn,
        ...options.fates.begin(shortName, processId),
      });
      try {
        const outcome = await pool.run(message, (processId, begun) =>
          options.onBegun({ processId, requestId, shortName, event: begun.event, cause }),
        );
        return outcome ?? stopped(requestId);
      } finally {
        options.onDone();
      }
    },
    invocations: () => Object.fromEntries(counts),
    kill: (shortName, processId) => {
      const meant = allPools().filter(({ model }) => model.shortName === shortName);
      return meant.reduce((killed, { pool }) => killed + pool.kill(processId), 0);
    },
    isIdle: () => allPools().every(({ pool }) => pool.load() === 0),
    update: (updated) => {
      for (const model of updated) {
        const old = pools.get(model.name);
        if (old === undefined) continue;
        old.pool.retire();
        retired = [...retired, old].filter(({ pool }) => pool.load() > 0);
        pools.set(model.name, { model, pool: createFunctionPool(model) });
      }
      functions = [...pools.values()].map(({ model }) => model);
    },
    reset: () => {
      stop();
      retired = [];
      pools = createPools();
      processes.clear();
      counts.clear();
    },
    stop,
  };
};
