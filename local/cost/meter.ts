import type { CallCount } from '../ports.ts';
import type { CostAnswer } from '../shown/answers.ts';
import type { Happening } from '../shown/happening.ts';
import { assumptionsOf, costOf, type Usage } from './cost.ts';

/** Counts what AWS would ask money for, since the start or the last reset. */
export interface Meter {
  /** Listens to the journal. */
  count(happening: Happening): void;
  /** @param calls of AWS, as they were counted at the endpoint */
  read(calls: readonly CallCount[]): CostAnswer;
}

const THROTTLED = 429;

const countsOf = (calls: readonly CallCount[], service: string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const call of calls)
    if (call.service === service) counts[call.operation] = (counts[call.operation] ?? 0) + call.count;
  return counts;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const createMeter = (): Meter => {
  const counts = { requests: 0, invocations: 0, timersFired: 0, mails: 0 };
  const checkouts = new Set<string>();

  const reset = (): void => {
    Object.assign(counts, { requests: 0, invocations: 0, timersFired: 0, mails: 0 });
    checkouts.clear();
  };

  const countRequest = ({
    route,
    status,
    checkouts: named,
  }: Extract<Happening, { kind: 'request' }>): void => {
    if (route !== undefined && status !== THROTTLED) counts.requests += 1;
    for (const checkout of named) checkouts.add(checkout);
  };

  const usageOf = (calls: readonly CallCount[]): Usage => ({
    ...counts,
    secretReads: countsOf(calls, 'secretsmanager')['GetSecretValue'] ?? 0,
    dynamoDb: countsOf(calls, 'dynamodb'),
    checkouts: checkouts.size,
  });

  return {
    count: (happening) => {
      const { kind } = happening;
      if (kind === 'reset') reset();
      if (kind === 'invocation') counts.invocations += 1;
      if (kind === 'mail') counts.mails += 1;
      if (kind === 'timer' && happening.action === 'fired') counts.timersFired += 1;
      if (kind === 'request') countRequest(happening);
    },
    read: (calls) => {
      const usage = usageOf(calls);
      const lines = costOf(usage);
      const totalUsd = sum(lines.map(({ usd }) => usd));
      return {
        totalUsd,
        per1000CheckoutsUsd: usage.checkouts === 0 ? undefined : (totalUsd / usage.checkouts) * 1000,
        checkouts: usage.checkouts,
        lines,
        assumptions: assumptionsOf(usage),
      };
    },
  };
};
