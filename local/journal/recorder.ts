import type { Invocations } from './invocations.ts';
import type { Journal, RecordHappening } from './journal.ts';

/** Records with the checkouts of the invocation where no others are named. */
export const createRecorder =
  (journal: Pick<Journal, 'record'>, invocations: Pick<Invocations, 'checkoutsOf'>): RecordHappening =>
  (happened, { requestId, checkouts = invocations.checkoutsOf(requestId) } = {}) =>
    journal.record(happened, { requestId, checkouts });
