import * as z from 'zod';
import type { Kept } from '../data/kept.ts';
import type { About, RecordHappening } from '../journal/journal.ts';
import { checkoutsNamedIn } from '../journal/named-checkouts.ts';
import type { DeadLetter, LocalClock, LocalResources, Queues } from '../ports.ts';

const asJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

const failedSchema = z.object({ requestContext: z.object({ requestId: z.string() }) });

/** A letter names its checkout itself, or the invocation that failed. */
const aboutLetter = (text: string, body: unknown): About => {
  const checkouts = checkoutsNamedIn(text);
  const requestId = failedSchema.safeParse(body).data?.requestContext.requestId;
  return checkouts.length > 0 ? { checkouts, requestId } : { requestId };
};

/** The template's queues, as far as the stack uses them: dead letters, which only a redrive takes out. */
export const createQueues = ({
  clock,
  resources,
  randomId,
  record,
}: {
  readonly clock: LocalClock;
  readonly randomId: () => string;
  readonly record: RecordHappening;
  readonly resources: Pick<LocalResources, 'queues'>;
}): Queues & Kept<readonly DeadLetter[]> => {
  const names = new Map(resources.queues.map(({ arn, name }) => [arn, name]));
  const letters: DeadLetter[] = [];
  return {
    send: (queueArn, text, attributes = {}) => {
      const queue = names.get(queueArn);
      if (queue === undefined) throw new Error(`the template has no queue ${queueArn}`);
      const id = randomId();
      const body = asJson(text);
      letters.push({ id, queue, at: clock.now(), body, attributes });
      record({ kind: 'dead-letter', queue, letter: id }, aboutLetter(text, body));
    },
    list: () => [...letters],
    remove: (id) => {
      const index = letters.findIndex((letter) => letter.id === id);
      if (index !== -1) letters.splice(index, 1);
      return index !== -1;
    },
    reset: () => {
      letters.length = 0;
    },
    snapshot: () => [...letters],
    restore: (state) => void letters.push(...state),
  };
};
