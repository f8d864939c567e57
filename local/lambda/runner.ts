/**
 * One execution environment: loads a function's bundle as Lambda's Node.js runtime does and handles one event at a time.
 * Started by `worker.ts` with the task directory, the handler's name and the clock's offset.
 */
import { setClockOffset } from './clock-shim.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { memoryMb } from './memory.ts';
import type { ErrorDocument, InvokeMessage, WorkerMessage } from './protocol.ts';

type Handler = (event: unknown, context: object) => unknown;

const [, , taskRoot = '', handlerName = '', offset = '0'] = process.argv;
setClockOffset(Number(offset));

const send = (message: WorkerMessage, onSent: () => void = () => undefined): void => {
  process.send?.(message, onSent);
};

/** Output goes the way of the answers, so that it arrives before them. */
const forward = (stream: 'stdout' | 'stderr'): void => {
  process[stream].write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    send({
      kind: 'output',
      stream,
      text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'),
    });
    const callback = rest.at(-1);
    if (typeof callback === 'function') Reflect.apply(callback, undefined, []);
    return true;
  };
};

const documentOf = (error: unknown): ErrorDocument =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

const memberOf = (value: unknown, name: string): unknown => {
  const member: unknown = Reflect.get(Object(value), name);
  return member;
};

/** CommonJS and ES modules alike. */
const loadHandler = async (): Promise<Handler> => {
  const [file = '', exported = ''] = handlerName.split('.');
  const path = ['.js', '.mjs', '.cjs'].map((extension) => join(taskRoot, file + extension)).find(existsSync);
  if (path === undefined) throw new Error(`Cannot find module '${file}'`);
  const module: unknown = await import(pathToFileURL(path).href);
  const handler = memberOf(module, exported) ?? memberOf(memberOf(module, 'default'), exported);
  if (!isHandler(handler)) throw new Error(`${handlerName} is undefined or not exported`);
  return handler;
};

const contextOf = ({ requestId, timeoutMs, functionArn }: InvokeMessage): object => {
  const deadline = performance.now() + timeoutMs;
  const environment = (name: string) => process.env[name];
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment('AWS_LAMBDA_FUNCTION_NAME'),
    functionVersion: environment('AWS_LAMBDA_FUNCTION_VERSION'),
    memoryLimitInMB: environment('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    logGroupName: environment('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStreamName: environment('AWS_LAMBDA_LOG_STREAM_NAME'),
    invokedFunctionArn: functionArn,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
};

const BYTES_PER_MB = 1024 * 1024;

const peakMb = (): number => memoryMb('self', 'VmHWM') ?? process.memoryUsage.rss() / BYTES_PER_MB;

const perform = async (
  handler: Handler,
  { requestId, event }: InvokeMessage,
  context: object,
): Promise<WorkerMessage> => {
  try {
    const result = await handler(JSON.parse(event), context);
    return { kind: 'done', requestId, payload: JSON.stringify(result ?? null), peakMb: peakMb() };
  } catch (error) {
    console.error(`ERROR\tInvoke Error\t${JSON.stringify(documentOf(error))}`);
    return { kind: 'failed', requestId, error: documentOf(error), peakMb: peakMb() };
  }
};

/** As if killed from outside, but what was written before gets through. */
const die = (): void => {
  const lastWords: WorkerMessage = { kind: 'output', stream: 'stdout', text: '' };
  process.send?.(lastWords, () => process.kill(process.pid, 'SIGKILL'));
};

const handle = async (handler: Handler, message: InvokeMessage): Promise<void> => {
  setClockOffset(message.offsetMs);
  if (message.dies === 'before') {
    die();
    return;
  }
  const context = contextOf(message);
  if (message.slowMs !== undefined) await sleep(message.slowMs);
  const outcome = await perform(handler, message, context);
  if (message.dies === undefined) send(outcome);
  else die();
};

// The local run is gone, so nobody waits for this process any more.
process.on('disconnect', () => process.exit());

forward('stdout');
forward('stderr');
try {
  const handler = await loadHandler();
  process.on('message', (message: InvokeMessage) => void handle(handler, message));
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'failed', error: documentOf(error) }, () => process.disconnect());
}
