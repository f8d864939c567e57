import * as z from 'zod';
import { SERVICES, type Need } from '../request.ts';
import type { NeedsOf } from './needs-of.ts';

const keySchema = z.object({ Name: z.string(), GroupName: z.string().default('default') });
const targetSchema = z.object({ Target: z.object({ RoleArn: z.string() }) });

/** Whoever hands a role to a service must be allowed to: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const passRole = (roleArn: string): Need => ({
  action: 'iam:PassRole',
  resource: roleArn,
  context: { 'iam:PassedToService': SERVICES.timers },
});

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_service-with-iam.html */
export const schedulerNeeds: NeedsOf = (operation, input, { region, accountId }) => {
  const action = `scheduler:${operation}`;
  if (operation === 'ListSchedules') return [{ action, resource: '*' }];
  const key = keySchema.safeParse(input);
  if (!key.success) return undefined;
  const { GroupName, Name } = key.data;
  const onSchedule = {
    action,
    resource: `arn:aws:scheduler:${region}:${accountId}:schedule/${GroupName}/${Name}`,
  };
  switch (operation) {
    case 'CreateSchedule':
    case 'UpdateSchedule': {
      const parsed = targetSchema.safeParse(input);
      return parsed.success ? [onSchedule, passRole(parsed.data.Target.RoleArn)] : undefined;
    }
    case 'GetSchedule':
    case 'DeleteSchedule':
      return [onSchedule];
    default:
      return undefined;
  }
};
