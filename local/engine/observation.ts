import { createCalls } from '../aws/calls.ts';
import { createMeter } from '../cost/meter.ts';
import { createInvocations } from '../journal/invocations.ts';
import { createJournal } from '../journal/journal.ts';
import { createRecorder } from '../journal/recorder.ts';
import { createOutput } from '../lambda/output.ts';
import type { LocalClock } from '../ports.ts';

/** The name that the local run's own lines have in the log. */
const SELF = 'local-run';

/** What is seen of the run: what happens in it, which calls are made and cost something, what is written. */
export type Observation = ReturnType<typeof createObservation>;

export const createObservation = (clock: LocalClock) => {
  const journal = createJournal(clock);
  const meter = createMeter();
  journal.subscribe(meter.count);
  const invocations = createInvocations();
  const record = createRecorder(journal, invocations);
  const output = createOutput(clock, record);
  const calls = createCalls();
  return {
    calls,
    invocations,
    journal,
    meter,
    output,
    record,
    /** Writes down an error of the local run itself. */
    report: (error: unknown) => output.write(SELF, 'stderr', String(error)),
    reset: () => {
      for (const part of [calls, output, invocations]) part.reset();
      journal.clear();
      record({ kind: 'reset' });
    },
  };
};
