import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watchMemory } from './memory.ts';
import { exitOf, outOfMemory, readAnswer, timeoutOf } from './outcomes.ts';
import type { ErrorDocument, InvokeMessage, WorkerMessage } from './protocol.ts';

/** What one invocation came to. */
export type InvocationOutcome = {
  readonly requestId: string;
  readonly usage?: Usage | undefined;
} & (
  | { readonly kind: 'success'; readonly payload: unknown }
  | { readonly kind: 'error'; readonly error: ErrorDocument; readonly isOutOfMemory?: boolean | undefined }
);

/** What one invocation took, by the machine's time. */
export interface Usage {
  readonly durationMs: number;
  /** Of a cold start: until the bundle was loaded. */
  readonly initMs?: number | undefined;
  /** The most that the process has held in memory so far; 0 where that could not be seen. */
  readonly peakMb: number;
}

/** One process of one function: handles one event at a time, stays warm in between. */
export interface Worker {
  readonly id: string;
  /** The process has ended; whoever still holds it should let go of it. */
  isGone(): boolean;
  invoke(message: InvokeMessage): Promise<InvocationOutcome>;
  kill(): void;
}

interface WorkerOptions {
  readonly id: string;
  readonly taskRoot: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly offsetMs: number;
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
}

const RUNNER = fileURLToPath(new URL('./runner.ts', import.meta.url));
const SMALLEST_HEAP_MB = 64;

const INIT_TIMEOUT_MS = 10_000;

/** Starts the process; it loads the function's bundle at once (the cold start). */
export const startWorker = (options: WorkerOptions): Worker => {
  const child = fork(RUNNER, [options.taskRoot, options.handler, String(options.offsetMs)], {
    cwd: options.taskRoot,
    env: { ...options.environment },
    execArgv: [`--max-old-space-size=${Math.max(SMALLEST_HEAP_MB, options.memoryMb)}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let isGone = false;
  let finish: ((outcome: 'ready' | InvocationOutcome) => void) | undefined;
  let requestId = '';
  let peakMb = 0;
  let initMs: number | undefined;
  const startedAtMs = performance.now();
  const fail = (error: ErrorDocument) => finish?.({ kind: 'error', requestId, error });
  const kill = () => {
    isGone = true;
    child.kill('SIGKILL');
  };

  child.stdout?.on('data', (chunk) => options.onOutput('stdout', String(chunk)));
  child.stderr?.on('data', (chunk) => options.onOutput('stderr', String(chunk)));
  child.on('error', (error) => {
    kill();
    fail({ errorType: 'Runtime.ExitError', errorMessage: error.message });
  });
  child.once('exit', (code, signal) => {
    isGone = true;
    const end = () => fail(exitOf(requestId, code, signal));
    // What it said last may still be on its way: it counts before its end.
    if (child.connected) child.once('disconnect', end);
    else end();
  });
  child.on('message', (message: WorkerMessage) => {
    switch (message.kind) {
      case 'ready':
        initMs = performance.now() - startedAtMs;
        finish?.('ready');
        break;
      case 'output':
        options.onOutput(message.stream, message.text);
        break;
      case 'done':
        ({ peakMb } = message);
        finish?.(readAnswer(message.requestId, message.payload));
        break;
      case 'failed':
        peakMb = message.peakMb ?? peakMb;
        fail(message.error);
    }
  });

  /** The next thing that the process says, or that happens to it. */
  const next = (timeoutMs: number, timedOut: () => ErrorDocument): Promise<'ready' | InvocationOutcome> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        kill();
        fail(timedOut());
      }, timeoutMs);
      finish = (outcome) => {
        finish = undefined;
        clearTimeout(timer);
        resolve(outcome);
      };
    });

  const started = next(INIT_TIMEOUT_MS, () => ({
    errorType: 'Sandbox.Timedout',
    errorMessage: 'the function did not load in time',
  }));

  /** Hands the event over. The time-out begins here: loading the bundle has one of its own. */
  const perform = async (message: InvokeMessage): Promise<InvocationOutcome> => {
    const begunAtMs = performance.now();
    const watch = watchMemory(child.pid, options.memoryMb, kill);
    const answer = next(message.timeoutMs, () => timeoutOf(message));
    child.send(message);
    const outcome = await answer;
    peakMb = Math.max(peakMb, watch.stop());
    const usage = { durationMs: performance.now() - begunAtMs, initMs, peakMb };
    initMs = undefined;
    if (peakMb > options.memoryMb) {
      kill();
      return { ...outOfMemory(requestId), usage };
    }
    return outcome === 'ready'
      ? { kind: 'error', requestId, error: exitOf(requestId, null, null), usage }
      : { ...outcome, usage };
  };

  return {
    id: options.id,
    isGone: () => isGone,
    invoke: async (message) => {
      requestId = message.requestId;
      const start = await started;
      if (start !== 'ready') {
        kill();
        return { ...start, requestId };
      }
      if (isGone) return { kind: 'error', requestId, error: exitOf(requestId, null, 'SIGKILL') };
      return perform(message);
    },
    kill,
  };
};
