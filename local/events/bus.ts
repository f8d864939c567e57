import type { EventBus, Invoker, LocalClock } from '../ports.ts';
import type { RuleModel } from '../stack/model.ts';
import { compileTargetInput } from './input-transformer.ts';

interface EventBusOptions {
  readonly rules: readonly RuleModel[];
  readonly region: string;
  readonly accountId: string;
  readonly clock: LocalClock;
  readonly invoker: Pick<Invoker, 'invokeAsync'>;
  readonly randomId: () => string;
  /** A target's input could not be made; the service drops the event. */
  readonly onFailure: (ruleName: string, error: unknown) => void;
}

/** The default bus with the template's rules. */
export const createEventBus = (options: EventBusOptions): EventBus => {
  const { region, accountId, clock, invoker, randomId, onFailure } = options;
  const rules = options.rules.map(({ targets, ...rule }) => ({
    ...rule,
    targets: targets.map(({ functionName, input }) => ({
      functionName,
      transform: compileTargetInput(input),
    })),
  }));
  return {
    put: (entry) => {
      const event = { version: '0', id: randomId(), account: accountId, region, resources: [], ...entry };
      const ingestionTime = new Date(clock.now()).toISOString();
      for (const { name, arn, pattern, targets } of rules) {
        if (!pattern(event)) continue;
        for (const { functionName, transform } of targets) {
          try {
            invoker.invokeAsync(
              functionName,
              transform(event, { ruleName: name, ruleArn: arn, ingestionTime }),
            );
          } catch (error) {
            onFailure(name, error);
          }
        }
      }
    },
  };
};
