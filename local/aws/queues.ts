import type { DeadLetter, LocalClock, LocalResources, Queues } from '../ports.ts';

const asJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** The template's queues, as far as the stack uses them: dead letters are put in and looked at, nobody takes them out. */
export const createQueues = ({
  clock,
  resources,
}: {
  readonly clock: LocalClock;
  readonly resources: Pick<LocalResources, 'queues'>;
}): Queues => {
  const names = new Map(resources.queues.map(({ arn, name }) => [arn, name]));
  const letters: DeadLetter[] = [];
  return {
    send: (queueArn, body, attributes = {}) => {
      const queue = names.get(queueArn);
      if (queue === undefined) throw new Error(`the template has no queue ${queueArn}`);
      letters.push({ queue, at: clock.now(), body: asJson(body), attributes });
    },
    list: () => [...letters],
    reset: () => {
      letters.length = 0;
    },
  };
};
