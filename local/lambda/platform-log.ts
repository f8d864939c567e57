import type { FunctionModel } from '../stack/model.ts';
import type { BegunInvocation } from './runtime.ts';
import type { InvocationOutcome, Usage } from './worker.ts';

type Write = (functionName: string, stream: 'stdout' | 'stderr', text: string, requestId?: string) => void;

type FailedOutcome = Extract<InvocationOutcome, { kind: 'error' }>;

/** Lambda tells why a process ended, not what a handler threw: that the handler's runtime does. */
const isPlatformError = ({ error }: FailedOutcome): boolean =>
  ['Runtime.ExitError', 'Sandbox.Timedout'].includes(error.errorType);

const statusOf = (outcome: InvocationOutcome): readonly string[] => {
  if (outcome.kind === 'success' || !isPlatformError(outcome)) return [];
  if (outcome.error.errorType === 'Sandbox.Timedout') return ['Status: timeout'];
  const errorType = outcome.isOutOfMemory === true ? 'Runtime.OutOfMemory' : outcome.error.errorType;
  return ['Status: error', `Error Type: ${errorType}`];
};

const memoryOf = ({ peakMb }: Usage): readonly string[] =>
  peakMb > 0 ? [`Max Memory Used: ${Math.ceil(peakMb)} MB`] : [];

/** A cold start is billed since August 2025. */
const durationsOf = ({ durationMs, initMs = 0 }: Usage): readonly string[] => [
  `Duration: ${durationMs.toFixed(2)} ms`,
  `Billed Duration: ${Math.ceil(durationMs + initMs)} ms`,
];

const initOf = ({ initMs }: Usage): readonly string[] =>
  initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`];

const NO_USAGE: Usage = { durationMs: 0, peakMb: 0 };

const reportOf = (outcome: InvocationOutcome, memoryMb: number): string => {
  const { requestId, usage = NO_USAGE } = outcome;
  const parts = [
    `REPORT RequestId: ${requestId}`,
    ...durationsOf(usage),
    `Memory Size: ${memoryMb} MB`,
    ...memoryOf(usage),
    ...initOf(usage),
    ...statusOf(outcome),
  ];
  return parts.join('\t');
};

/**
 * Lambda's own lines around each invocation, as it writes them for functions that log text:
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html. Called when an invocation begins; what it returns,
 * when it is done. Times are the machine's, memory is that of the process here.
 */
export const createPlatformLog = (functions: readonly FunctionModel[], write: Write) => {
  const memoryMbOf = new Map(functions.map(({ shortName, memoryMb }) => [shortName, memoryMb]));
  return ({ shortName, requestId }: BegunInvocation): ((outcome: InvocationOutcome) => void) => {
    const log = (line: string) => write(shortName, 'stdout', line, requestId);
    log(`START RequestId: ${requestId} Version: $LATEST`);
    return (outcome) => {
      if (outcome.kind === 'error' && isPlatformError(outcome)) log(outcome.error.errorMessage);
      log(`END RequestId: ${requestId}`);
      log(reportOf(outcome, memoryMbOf.get(shortName) ?? 0));
    };
  };
};
