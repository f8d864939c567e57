import type { CallsAnswer } from '../../../shown/answers.ts';
import type { Happening } from '../../../shown/happening.ts';
import { functionNode, type NodeId } from './shape.ts';

/** One number about a node. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly isTrouble: boolean;
}

const fact = (name: string, number: number, isTrouble = false): Fact => ({
  name,
  value: number.toLocaleString('en-GB'),
  isTrouble,
});

const callsBy = (key: 'function' | 'operation', calls: CallsAnswer['calls']): readonly Fact[] => {
  const sums = new Map<string, number>();
  for (const call of calls) sums.set(call[key], (sums.get(call[key]) ?? 0) + call.count);
  return [...sums]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, sum]) => fact(key === 'function' ? `Called by ${name}` : name, sum));
};

const SERVICES: Readonly<Partial<Record<NodeId, readonly string[]>>> = {
  table: ['dynamodb'],
  timers: ['scheduler'],
  ses: ['ses', 'sesv2'],
};

const errorFacts = (history: readonly Happening[]): readonly Fact[] => {
  const errors = new Map<string, number>();
  for (const happening of history) {
    if (happening.kind !== 'invocation' || happening.outcome === 'ok') continue;
    const name = happening.error ?? happening.outcome;
    errors.set(name, (errors.get(name) ?? 0) + 1);
  }
  return [...errors].map(([name, number]) => fact(`Failed: ${name}`, number, true));
};

/** A node's numbers: runs, calls of AWS and errors of a function; of a service, who called what. */
export const factsOf = (
  node: NodeId,
  calls: CallsAnswer | undefined,
  history: readonly Happening[],
): readonly Fact[] => {
  if (calls === undefined) return [];
  const name = functionNode(node);
  if (name !== undefined)
    return [
      fact('Runs', calls.invocations[name] ?? 0),
      ...errorFacts(history),
      ...callsBy(
        'operation',
        calls.calls.filter((call) => call.function === name),
      ),
    ];
  const services = SERVICES[node] ?? [];
  const made = calls.calls.filter(({ service }) => services.includes(service));
  return [...callsBy('operation', made), ...callsBy('function', made)];
};
