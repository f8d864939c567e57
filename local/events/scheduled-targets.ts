import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Kept } from '../data/kept.ts';
import type { DueSource, Invoker, LocalClock } from '../ports.ts';
import type { ScheduledTargetModel } from '../stack/model.ts';
import { compileTargetInput } from './input-transformer.ts';
import type { MayHandOver } from './target-permission.ts';

interface ScheduledTargetsOptions {
  readonly targets: readonly ScheduledTargetModel[];
  readonly region: string;
  readonly accountId: string;
  readonly clock: LocalClock;
  readonly invoker: Pick<Invoker, 'invokeAsync'>;
  readonly randomId: () => string;
  readonly shortNameOf: (functionName: string) => string;
  readonly mayHandOver: MayHandOver;
}

/** When each is due next, by ARN. */
export type ScheduledTargetsState = Readonly<Record<string, EpochMs>>;

export interface ScheduledTargets extends DueSource, Kept<ScheduledTargetsState> {
  /** Counts all intervals from now. */
  reset(): void;
}

/**
 * What the template invokes every so often, the first time one interval after the start. What an outage held up runs
 * once, not once per missed interval.
 */
export const createScheduledTargets = (options: ScheduledTargetsOptions): ScheduledTargets => {
  const { targets, region, accountId, clock, invoker, randomId, shortNameOf, mayHandOver } = options;
  const compiled = targets.map(({ target, ...rest }) => ({
    ...rest,
    target,
    transform: compileTargetInput(target.input),
  }));
  const firstRuns = () =>
    compiled.map((scheduled) => ({ scheduled, dueAt: clock.now() + scheduled.everyMs }));
  let upcoming = firstRuns();

  const fire = (scheduled: (typeof compiled)[number], at: EpochMs): void => {
    const { target, transform, name, arn } = scheduled;
    const time = new Date(at).toISOString();
    const event = {
      version: '0',
      id: randomId(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: accountId,
      time,
      region,
      resources: [arn],
      detail: {},
    };
    if (!mayHandOver(scheduled, target, event)) return;
    invoker.invokeAsync(
      target.functionName,
      transform(event, { ruleName: name, ruleArn: arn, ingestionTime: time }),
      'rate',
    );
  };

  return {
    due: () =>
      upcoming.map(({ scheduled, dueAt }) => ({
        kind: 'rate',
        at: dueAt,
        function: shortNameOf(scheduled.target.functionName),
        everyMs: scheduled.everyMs,
      })),
    nextDueAt: () => (upcoming.length === 0 ? undefined : Math.min(...upcoming.map(({ dueAt }) => dueAt))),
    fireDue: (now) => {
      for (const { scheduled, dueAt } of upcoming) if (dueAt <= now) fire(scheduled, dueAt);
      const current = Math.max(now, clock.now());
      upcoming = upcoming.map(({ scheduled, dueAt }) => {
        const { everyMs } = scheduled;
        const missed = Math.floor((current - dueAt) / everyMs) + 1;
        return { scheduled, dueAt: dueAt <= now ? dueAt + missed * everyMs : dueAt };
      });
      return Promise.resolve();
    },
    reset: () => {
      upcoming = firstRuns();
    },
    snapshot: () => Object.fromEntries(upcoming.map(({ scheduled, dueAt }) => [scheduled.arn, dueAt])),
    restore: (state) => {
      // An interval may have become shorter meanwhile.
      upcoming = firstRuns().map(({ scheduled, dueAt }) => ({
        scheduled,
        dueAt: Math.min(dueAt, state[scheduled.arn] ?? dueAt),
      }));
    },
  };
};
