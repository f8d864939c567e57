import * as z from 'zod';
import { refused, type Input, type Refusal, type ServiceName } from '../aws/service.ts';
import type { LocalResources } from '../ports.ts';
import { denialMessage, type Authorizer } from './authorizer.ts';
import type { HopRequests } from './hop-requests.ts';
import type { FunctionIdentity } from './model.ts';
import { NEEDS } from './needs/needs.ts';
import { principalArn, type AccessRequest } from './request.ts';

/** Why AWS refuses a function's call for want of permission; `undefined`: it does not. */
export type RefuseCall = (
  shortName: string,
  service: ServiceName,
  operation: string,
  input: Input,
) => Promise<Refusal | undefined>;

interface CallPermissionsOptions {
  readonly authorizer: Pick<Authorizer, 'authorize'>;
  readonly functions: readonly FunctionIdentity[];
  readonly resources: LocalResources;
  readonly hops: Pick<HopRequests, 'assumeByScheduler'>;
}

const scheduleSchema = z.object({
  GroupName: z.string().default('default'),
  Target: z.object({ RoleArn: z.string() }),
});

const STRANGER = refused(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

/** SES has a sentence of its own. */
const messageOf = (service: ServiceName, request: AccessRequest, because: string): string =>
  service === 'ses'
    ? `User \`${principalArn(request.by)}' is not authorized to perform \`${request.action}' on resource \`${request.resource}'`
    : denialMessage(request, because);

/** Judges calls of functions by the policies of their roles. A call whose needs nobody has written down is refused. */
export const createRefuseCall = (options: CallPermissionsOptions): RefuseCall => {
  const { authorizer, resources, hops } = options;
  const byShortName = new Map(options.functions.map((fn) => [fn.shortName, fn]));

  const refuseUse = async (service: ServiceName, request: AccessRequest): Promise<Refusal | undefined> => {
    const verdict = await authorizer.authorize(request);
    if (verdict.kind === 'allowed') return undefined;
    return refused('AccessDeniedException', messageOf(service, request, verdict.because));
  };

  /** Scheduler tries, when a schedule is made, whether it will get the role when the schedule is due. */
  const refuseRole = async (operation: string, input: Input): Promise<Refusal | undefined> => {
    const schedule = scheduleSchema.safeParse(input);
    if (!/^(Create|Update)Schedule$/.test(operation) || !schedule.success) return undefined;
    const { GroupName, Target } = schedule.data;
    const verdict = await authorizer.authorize(hops.assumeByScheduler(Target.RoleArn, GroupName));
    if (verdict.kind === 'allowed') return undefined;
    return refused(
      'ValidationException',
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    );
  };

  return async (shortName, service, operation, input) => {
    const fn = byShortName.get(shortName);
    if (fn === undefined) return STRANGER;
    const needs = NEEDS[service](operation, input, resources);
    if (needs === undefined)
      return refused(
        'AccessDeniedException',
        `The local run does not know what ${operation} needs permission for`,
      );
    const by = { kind: 'role', arn: fn.roleArn, session: fn.name } as const;
    for (const need of needs) {
      const refusal = await refuseUse(service, { ...need, by });
      if (refusal !== undefined) return refusal;
    }
    return service === 'scheduler' ? refuseRole(operation, input) : undefined;
  };
};
