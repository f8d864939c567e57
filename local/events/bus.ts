import { delaysOf, type FaultOn } from '../faults/delays.ts';
import type { RecordHappening } from '../journal/journal.ts';
import { checkoutsNamedIn } from '../journal/named-checkouts.ts';
import type { EventBus, Invoker, LocalClock } from '../ports.ts';
import type { RuleModel } from '../stack/model.ts';
import { compileTargetInput } from './input-transformer.ts';
import type { MayHandOver } from './target-permission.ts';

interface EventBusOptions {
  readonly rules: readonly RuleModel[];
  readonly region: string;
  readonly accountId: string;
  readonly clock: LocalClock;
  readonly invoker: Pick<Invoker, 'invokeAsync'>;
  readonly randomId: () => string;
  /** A target's input could not be made; the service drops the event. */
  readonly onFailure: (ruleName: string, error: unknown) => void;
  readonly record: RecordHappening;
  readonly faultOn: FaultOn;
  readonly mayHandOver: MayHandOver;
}

/** The default bus with the template's rules. */
export const createEventBus = (options: EventBusOptions): EventBus => {
  const { region, accountId, clock, invoker, randomId, onFailure, record, faultOn, mayHandOver } = options;
  const rules = options.rules.map(({ targets, ...rule }) => ({
    ...rule,
    targets: targets.map((target) => ({ target, transform: compileTargetInput(target.input) })),
  }));
  const handOver = (functionName: string, input: unknown): void => {
    for (const delayMs of delaysOf(faultOn(functionName)))
      invoker.invokeAsync(functionName, input, 'rule', delayMs);
  };
  return {
    put: (entry) => {
      const event = { version: '0', id: randomId(), account: accountId, region, resources: [], ...entry };
      const ingestionTime = new Date(clock.now()).toISOString();
      const taking = rules.filter(({ pattern }) => pattern(event));
      record(
        {
          kind: 'bus-event',
          source: entry.source,
          detailType: entry['detail-type'],
          rules: taking.map(({ name }) => name),
        },
        { checkouts: checkoutsNamedIn(JSON.stringify(entry.detail)) },
      );
      for (const { name, arn, targets } of taking) {
        for (const { target, transform } of targets) {
          if (!mayHandOver({ arn }, target, event)) continue;
          try {
            handOver(target.functionName, transform(event, { ruleName: name, ruleArn: arn, ingestionTime }));
          } catch (error) {
            onFailure(name, error);
          }
        }
      }
    },
  };
};
