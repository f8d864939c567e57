import type { TimerEvent } from '../../functions/shared/contract/timer-event.ts';

/** One call of a port that a worker waits for. `run` has its effect; the answer reaches the worker with `resume`. */
export interface ParkedCall {
  readonly port: string;
  readonly args: readonly unknown[];
  readonly run: () => Promise<unknown>;
  readonly resume: (answer: unknown) => void;
}

/**
 * A run of the real use case that stops at every port call, so that the explorer can put any other effect, or a crash,
 * in between. `history` is all that the run has seen: it fixes where in the code it stands.
 */
export interface GatedWorker {
  readonly event: TimerEvent;
  parked: ParkedCall | undefined;
  isDone: boolean;
  failure: string | undefined;
  readonly history: string[];
}

const MAX_TICKS = 200;

/** Makes every method of `ports` wait for the explorer. */
export const gate = <Ports extends object>(worker: GatedWorker, name: string, ports: Ports): Ports =>
  new Proxy(ports, {
    get: (target, method) => {
      const call = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) =>
        new Promise((resume) => {
          worker.parked = { port: `${name}.${String(method)}`, args, run: () => call(...args), resume };
        });
    },
  });

/** Lets the worker run until it waits for its next call or is done. */
export const settleWorker = async (worker: GatedWorker): Promise<void> => {
  for (let tick = 0; worker.parked === undefined && !worker.isDone; tick += 1) {
    if (tick === MAX_TICKS) throw new Error('a worker waits for something that is not a port');
    await Promise.resolve();
  }
};

export const startWorker = async (
  event: TimerEvent,
  run: (worker: GatedWorker) => Promise<void>,
): Promise<GatedWorker> => {
  const worker: GatedWorker = { event, parked: undefined, isDone: false, failure: undefined, history: [] };
  run(worker).then(
    () => (worker.isDone = true),
    (failure: unknown) => {
      worker.failure = String(failure);
      worker.isDone = true;
    },
  );
  await settleWorker(worker);
  return worker;
};
