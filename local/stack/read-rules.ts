import * as z from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../functions/shared/domain/time.ts';
import { compilePattern } from '../events/pattern.ts';
import type { RuleModel, ScheduledTargetModel, TargetInput, TargetModel } from './model.ts';
import { functionNameOf, type Select, type Selected } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const targetSchema = z.strictObject({
  Arn: z.string().regex(/:lambda:.*:function:/, 'a rule may only invoke functions here'),
  Id: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  // Only for events that Lambda does not take in for now, which does not happen here.
  RetryPolicy: z.unknown().optional(),
});

const ruleSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventBusName: z.literal('default').optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  Targets: z.array(targetSchema).default([]),
});

const scheduleSchema = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().optional(),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.unknown(),
  Target: z.strictObject({
    Arn: z.string().regex(/:lambda:.*:function:/),
    RoleArn: z.string(),
    Input: z.string().optional(),
  }),
});

const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };

const readRate = (logicalId: string, expression: string): number => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = UNIT_MS[unit ?? ''];
  if (unitMs === undefined)
    throw new UnsupportedTemplateError(
      logicalId,
      `the schedule ${expression} is not known here, only rate(…)`,
    );
  return Number(count) * unitMs;
};

const constantInput = (json: string): TargetInput => ({ kind: 'constant', json: JSON.parse(json) });

const readInput = (target: z.infer<typeof targetSchema>): TargetInput => {
  if (target.InputTransformer) {
    const { InputPathsMap: paths, InputTemplate: template } = target.InputTransformer;
    return { kind: 'transformer', paths, template };
  }
  if (target.InputPath !== undefined) return { kind: 'path', path: target.InputPath };
  return target.Input === undefined ? { kind: 'event' } : constantInput(target.Input);
};

const readTarget = (target: z.infer<typeof targetSchema>): TargetModel => ({
  functionName: functionNameOf(target.Arn),
  input: readInput(target),
  deadLetterArn: target.DeadLetterConfig?.Arn,
});

const identified = ({ identifiers }: Selected<unknown>) => ({
  name: identifiers.ref,
  arn: String(identifiers.attributes['Arn']),
});

const enabled = (select: Select) =>
  select('AWS::Events::Rule', ruleSchema).filter(({ properties }) => properties.State === 'ENABLED');

/** The rules that wait for events. */
export const readRules = (select: Select): readonly RuleModel[] =>
  enabled(select).flatMap((rule) => {
    const { EventPattern: pattern, Targets: targets } = rule.properties;
    if (pattern === undefined) return [];
    return [{ ...identified(rule), pattern: compilePattern(pattern), targets: targets.map(readTarget) }];
  });

/** What is invoked every so often: scheduled rules and recurring schedules. */
export const readScheduledTargets = (select: Select): readonly ScheduledTargetModel[] => {
  const rules = enabled(select).flatMap((rule) => {
    const { ScheduleExpression: expression, Targets: targets } = rule.properties;
    if (expression === undefined) return [];
    const everyMs = readRate(rule.logicalId, expression);
    return targets.map((target) => ({ ...identified(rule), everyMs, target: readTarget(target) }));
  });
  const schedules = select('AWS::Scheduler::Schedule', scheduleSchema)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map((schedule) => ({
      ...identified(schedule),
      everyMs: readRate(schedule.logicalId, schedule.properties.ScheduleExpression),
      target: {
        functionName: functionNameOf(schedule.properties.Target.Arn),
        input: constantInput(schedule.properties.Target.Input ?? '{}'),
      },
      roleArn: schedule.properties.Target.RoleArn,
    }));
  return [...rules, ...schedules];
};
