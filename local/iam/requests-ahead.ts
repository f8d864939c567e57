import type { ScheduledTargetModel, StackModel } from '../stack/model.ts';
import type { HopRequests } from './hop-requests.ts';
import { SERVICES, type AccessRequest } from './request.ts';

const invoked = ({ rules, scheduledTargets }: StackModel, hops: HopRequests): readonly AccessRequest[] => [
  ...rules.flatMap(({ arn, targets }) => targets.flatMap((target) => ofRule(arn, target, hops))),
  ...scheduledTargets.flatMap(({ arn, target }) => ofRule(arn, target, hops)),
];

const ofRule = (
  ruleArn: string,
  { functionName, deadLetterArn }: ScheduledTargetModel['target'],
  hops: HopRequests,
): readonly AccessRequest[] => [
  hops.rule(ruleArn, functionName),
  ...(deadLetterArn === undefined ? [] : [hops.ruleDeadLetter(ruleArn, deadLetterArn)]),
];

/** A schedule may name any role that Scheduler may take, and with it any function and queue. */
const ofTimers = ({ permissions, resources }: StackModel, hops: HopRequests): readonly AccessRequest[] =>
  permissions.roles
    .filter(({ trust }) => JSON.stringify(trust).includes(SERVICES.timers))
    .flatMap(({ arn }) => [
      ...permissions.functions.map(({ name }) => hops.timer(arn, name)),
      ...resources.queues.map((queue) => hops.timerDeadLetter(arn, queue.arn)),
    ]);

const ofFunctions = (
  { permissions, functions, streamSources }: StackModel,
  hops: HopRequests,
): readonly AccessRequest[] =>
  permissions.functions.flatMap((fn) => {
    const { onFailureArn, deadLetterArn } =
      functions.find(({ name }) => name === fn.name)?.asyncInvocation ?? {};
    const sources = streamSources.filter(({ functionName }) => functionName === fn.name);
    const queueArns = [onFailureArn, deadLetterArn, ...sources.map((source) => source.onFailureArn)];
    return [
      hops.assumeByLambda(fn),
      hops.logStream(fn),
      hops.logLines(fn),
      ...queueArns.flatMap((queueArn) => (queueArn === undefined ? [] : [hops.failure(fn, queueArn)])),
      ...sources.flatMap(({ streamArn }) => hops.openStream(fn, streamArn)),
    ];
  });

/** All that services may come to ask for between the parts of this stack: it is known from the template. */
export const requestsAhead = (model: StackModel, hops: HopRequests): readonly AccessRequest[] => [
  ...model.api.routes.map(hops.route),
  ...invoked(model, hops),
  ...ofTimers(model, hops),
  ...ofFunctions(model, hops),
];
