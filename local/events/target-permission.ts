import type { Permissions } from '../iam/permissions.ts';
import type { Queues } from '../ports.ts';
import type { TargetModel } from '../stack/model.ts';

/** Whether an event may be handed to a target. Where it may not, all is done with it that AWS does. */
export type MayHandOver = (source: Source, target: Target, event: unknown) => boolean;

/** A rule, or a recurring schedule, which has a role to invoke its target with. */
interface Source {
  readonly arn: string;
  readonly roleArn?: string | undefined;
}

type Target = Pick<TargetModel, 'functionName' | 'deadLetterArn'>;

interface TargetPermissionOptions {
  readonly permissions: Pick<Permissions, 'mayRuleInvoke' | 'mayRuleSend' | 'mayTimerInvoke'>;
  readonly queues: Pick<Queues, 'send'>;
  readonly functionArnOf: (functionName: string) => string;
}

/**
 * A missing permission is not tried again: the event goes into the target's dead-letter queue at once, as it was before
 * the rule made an input of it, and is lost where there is none
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html).
 */
export const createMayHandOver = ({
  permissions,
  queues,
  functionArnOf,
}: TargetPermissionOptions): MayHandOver => {
  const mayInvoke = ({ arn, roleArn }: Source, functionName: string): boolean =>
    roleArn === undefined
      ? permissions.mayRuleInvoke(arn, functionName)
      : permissions.mayTimerInvoke(roleArn, functionName);

  return (source, { functionName, deadLetterArn }, event) => {
    if (mayInvoke(source, functionName)) return true;
    if (deadLetterArn !== undefined && permissions.mayRuleSend(source.arn, deadLetterArn))
      queues.send(deadLetterArn, JSON.stringify(event), {
        RULE_ARN: source.arn,
        TARGET_ARN: functionArnOf(functionName),
        ERROR_CODE: 'NO_PERMISSIONS',
        ERROR_MESSAGE: 'The rule has no permission to invoke the target.',
      });
    return false;
  };
};
