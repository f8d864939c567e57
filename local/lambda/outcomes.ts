import type { ErrorDocument, InvokeMessage } from './protocol.ts';
import type { InvocationOutcome } from './worker.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LONGEST_ANSWER_BYTES = 6 * 1024 * 1024;

/** In Lambda's words. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGTERM: 'terminated',
};

const exitText = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `exit status ${code}` : `signal: ${SIGNALS[signal] ?? signal}`;

/** The process ended before it had answered. */
export const exitOf = (
  requestId: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): ErrorDocument => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${exitText(code, signal)}`,
});

/** The function took longer than it may. */
export const timeoutOf = ({ requestId, timeoutMs }: InvokeMessage): ErrorDocument => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
});

/** @param payload the answer as JSON */
export const readAnswer = (requestId: string, payload: string): InvocationOutcome => {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= LONGEST_ANSWER_BYTES) return { kind: 'success', requestId, payload: JSON.parse(payload) };
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${LONGEST_ANSWER_BYTES} bytes).`;
  return { kind: 'error', requestId, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
};

/** It held more memory than it may: Linux kills it, which looks like any other kill but for the report. */
export const outOfMemory = (requestId: string): InvocationOutcome => ({
  kind: 'error',
  requestId,
  error: exitOf(requestId, null, 'SIGKILL'),
  isOutOfMemory: true,
});
