import type { StackModel } from './model.ts';
import { UnsupportedTemplateError } from './template.ts';

/** All queues that something is to be left in, by ARN. */
const namedQueues = ({
  functions,
  streamSources,
  rules,
  scheduledTargets,
}: StackModel): readonly (string | undefined)[] => [
  ...functions.flatMap(({ asyncInvocation }) => [
    asyncInvocation.onFailureArn,
    asyncInvocation.deadLetterArn,
  ]),
  ...streamSources.map(({ onFailureArn }) => onFailureArn),
  ...rules.flatMap(({ targets }) => targets.map(({ deadLetterArn }) => deadLetterArn)),
  ...scheduledTargets.map(({ target }) => target.deadLetterArn),
];

/** Refuses a template that leaves something in a queue that it does not have, or in what is no queue. */
export const checkQueues = (model: StackModel): void => {
  const known = new Set(model.resources.queues.map(({ arn }) => arn));
  const unknown = namedQueues(model).find((arn) => arn !== undefined && !known.has(arn));
  if (unknown !== undefined) throw new UnsupportedTemplateError(unknown, 'the template has no such queue');
};
