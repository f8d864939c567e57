import type { CallsAnswer } from '../../../shown/answers.ts';
import type { Happening } from '../../../shown/happening.ts';
import { count } from '../../words/count.ts';
import { lightOf } from './lights.ts';
import { FUNCTION_IDS, type NodeId } from './shape.ts';

/** What the counts are made of; what was not answered yet is `undefined`. */
export interface Counted {
  readonly calls: CallsAnswer | undefined;
  readonly timers: number | undefined;
  readonly mails: number | undefined;
  readonly deadLetters: number | undefined;
}

export type NodeCounts = Readonly<Partial<Record<NodeId, string>>>;

const WRITES = new Set(['UpdateItem', 'PutItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);

const writesIn = ({ calls }: CallsAnswer): number =>
  calls
    .filter(({ service, operation }) => service === 'dynamodb' && WRITES.has(operation))
    .reduce((sum, call) => sum + call.count, 0);

const countCalls = (answer: CallsAnswer): NodeCounts => {
  const counts: Partial<Record<NodeId, string>> = { table: count(writesIn(answer), 'write') };
  for (const name of FUNCTION_IDS) counts[name] = count(answer.invocations[name] ?? 0, 'run');
  const sent = answer.calls.filter(({ operation }) => operation === 'SendEmail');
  counts.ses = count(
    sent.reduce((sum, call) => sum + call.count, 0),
    'call',
  );
  return counts;
};

/** What each node has done or holds, since the start or the last reset. */
export const nodeCounts = ({ calls, timers, mails, deadLetters }: Counted): NodeCounts => ({
  ...(calls && countCalls(calls)),
  ...(timers !== undefined && { timers: `${timers} waiting` }),
  ...(mails !== undefined && { mailbox: count(mails, 'mail') }),
  ...(deadLetters !== undefined && {
    'dead-letters': deadLetters === 0 ? 'none' : count(deadLetters, 'letter'),
  }),
});

/** How many happenings went wrong at each node. */
export const troubleCounts = (
  happenings: readonly Happening[],
): Readonly<Partial<Record<NodeId, number>>> => {
  const counts: Partial<Record<NodeId, number>> = {};
  for (const happening of happenings) {
    if (happening.kind !== 'invocation' || happening.outcome === 'ok') continue;
    for (const node of lightOf(happening).nodes) counts[node] = (counts[node] ?? 0) + 1;
  }
  return counts;
};
