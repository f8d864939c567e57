import type { BegunInvocation } from '../lambda/runtime.ts';
import type { InvocationOutcome } from '../lambda/worker.ts';
import type { Happened } from '../shown/happening.ts';
import type { Invocations } from './invocations.ts';
import type { RecordHappening } from './journal.ts';

type Ended = Extract<Happened, { kind: 'invocation' }>;

const outcomeOf = (outcome: InvocationOutcome): Pick<Ended, 'outcome' | 'error'> => {
  if (outcome.kind === 'success') return { outcome: 'ok' };
  const { errorType, errorMessage } = outcome.error;
  const error = `${errorType}: ${errorMessage}`;
  if (errorType === 'Sandbox.Timedout') return { outcome: 'timed-out', error };
  return { outcome: errorType === 'Runtime.ExitError' ? 'killed' : 'error', error };
};

/** Records each invocation when it begins, and by the returned function when it is done. */
export const createInvocationWatch =
  (record: RecordHappening, invocations: Invocations) =>
  ({
    processId,
    requestId,
    shortName,
    event,
    cause: { trigger, attempt },
  }: BegunInvocation): ((outcome: InvocationOutcome) => void) => {
    const begunAtMs = performance.now();
    const what = { function: shortName, trigger, attempt };
    const about = () => ({ requestId, checkouts: invocations.checkoutsOf(requestId) });
    invocations.begin(requestId, processId, event);
    record({ kind: 'invocation-begun', ...what }, about());
    return (outcome) => {
      invocations.end(requestId, processId);
      const durationMs = Math.round(performance.now() - begunAtMs);
      record({ kind: 'invocation', ...what, ...outcomeOf(outcome), durationMs }, about());
    };
  };
