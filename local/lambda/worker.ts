import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ErrorDocument, InvokeMessage, WorkerMessage } from './protocol.ts';

/** What one invocation came to. */
export type InvocationOutcome =
  | { readonly kind: 'success'; readonly requestId: string; readonly payload: unknown }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: ErrorDocument };

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

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LONGEST_ANSWER_BYTES = 6 * 1024 * 1024;
const INIT_TIMEOUT_MS = 10_000;

const exitOf = (requestId: string, code: number | null, signal: NodeJS.Signals | null): ErrorDocument => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${signal === null ? `exit status ${code}` : 'signal: killed'}`,
});

const timeoutOf = ({ requestId, timeoutMs }: InvokeMessage): ErrorDocument => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
});

const readAnswer = (requestId: string, payload: string): InvocationOutcome => {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= LONGEST_ANSWER_BYTES) return { kind: 'success', requestId, payload: JSON.parse(payload) };
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${LONGEST_ANSWER_BYTES} bytes).`;
  return { kind: 'error', requestId, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
};

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
    fail(exitOf(requestId, code, signal));
  });
  child.on('message', (message: WorkerMessage) => {
    switch (message.kind) {
      case 'ready':
        finish?.('ready');
        break;
      case 'output':
        options.onOutput(message.stream, message.text);
        break;
      case 'done':
        finish?.(readAnswer(message.requestId, message.payload));
        break;
      case 'failed':
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
      const answer = next(message.timeoutMs, () => timeoutOf(message));
      child.send(message);
      const outcome = await answer;
      return outcome === 'ready'
        ? { kind: 'error', requestId, error: exitOf(requestId, null, null) }
        : outcome;
    },
    kill,
  };
};
