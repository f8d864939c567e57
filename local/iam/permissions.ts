import type { EpochMs } from '../../functions/shared/domain/time.ts';
import { CannotStartError } from '../preflight.ts';
import type { PermissionsAnswer } from '../shown/answers.ts';
import type { DistributionModel, RouteModel, StackModel } from '../stack/model.ts';
import { createAuthorizer, type Authorizer } from './authorizer.ts';
import { createRefuseCall, type RefuseCall } from './call-permissions.ts';
import { createHopRequests, type HopRequests } from './hop-requests.ts';
import type { FunctionIdentity } from './model.ts';
import { requestsAhead } from './requests-ahead.ts';

/** What the template's policies allow. Each question counts as a use, or as a denial that the local run tells of. */
export interface Permissions {
  /** A function calls AWS. */
  readonly refuseCall: RefuseCall;
  /** API Gateway invokes a function. */
  mayRoute(route: RouteModel): boolean;
  /** A rule invokes a function. */
  mayRuleInvoke(ruleArn: string, functionName: string): boolean;
  /** A rule puts what it could not hand over into a queue. */
  mayRuleSend(ruleArn: string, queueArn: string): boolean;
  /** A schedule's role invokes a function. */
  mayTimerInvoke(roleArn: string, functionName: string): boolean;
  /** A schedule's role puts what it could not hand over into a queue. */
  mayTimerSend(roleArn: string, queueArn: string): boolean;
  /** Lambda puts what a function failed on into a queue. */
  mayFailInto(functionName: string, queueArn: string): boolean;
  /** Lambda writes a function's lines, and so its metrics. Told of once, however much is written. */
  mayLog(shortName: string): boolean;
  /** Lambda reads a stream for a function. */
  mayReadStream(functionName: string, streamArn: string): boolean;
  /** CloudFront reads a file, given by its path, out of a bucket. */
  mayReadFile(distribution: DistributionModel, path: string): Promise<boolean>;
  shown(): PermissionsAnswer;
  reset(): void;
}

interface PermissionsOptions {
  readonly model: StackModel;
  readonly now: () => EpochMs;
  /** Told of each denial in a sentence. */
  readonly report: (message: string) => void;
}

const find = (functions: readonly FunctionIdentity[], name: string): FunctionIdentity => {
  const found = functions.find((fn) => fn.name === name || fn.shortName === name);
  if (found === undefined) throw new Error(`the template has no function ${name}`);
  return found;
};

type IsAllowed = (...requests: Parameters<Authorizer['authorizePrepared']>[0][]) => boolean;

/** What CloudFormation would fail on: Lambda tries both when it makes a function and an event source mapping. */
const checkDeployment = (
  { permissions, streamSources }: StackModel,
  hops: HopRequests,
  isAllowed: IsAllowed,
): void => {
  for (const fn of permissions.functions)
    if (!isAllowed(hops.assumeByLambda(fn)))
      throw new CannotStartError(
        `AWS would not create the function ${fn.name}: The role defined for the function cannot be assumed by Lambda.`,
      );
  for (const { functionName, streamArn } of streamSources)
    if (!isAllowed(...hops.openStream(find(permissions.functions, functionName), streamArn)))
      throw new CannotStartError(
        `AWS would not create the event source mapping of ${functionName}: Cannot access stream ${streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
      );
};

/** Throws `CannotStartError` where a permission is missing without which the stack could not be deployed. */
export const createPermissions = async ({ model, now, report }: PermissionsOptions): Promise<Permissions> => {
  const { resources, api, permissions } = model;
  const { functions } = permissions;
  const authorizer = createAuthorizer({ model: permissions, place: resources, now, onDenied: report });
  const hops = createHopRequests(resources, api.apiId);
  await authorizer.prepare(requestsAhead(model, hops));
  const isAllowed: IsAllowed = (...requests) =>
    requests.every((request) => authorizer.authorizePrepared(request).kind === 'allowed');
  checkDeployment(model, hops, isAllowed);
  const mayOpenLog = (fn: FunctionIdentity) => isAllowed(hops.logStream(fn), hops.logLines(fn));
  const logs = new Map<string, boolean>();

  return {
    refuseCall: createRefuseCall({ authorizer, functions, resources, hops }),
    mayRoute: (route) => isAllowed(hops.route(route)),
    mayRuleInvoke: (ruleArn, functionName) => isAllowed(hops.rule(ruleArn, functionName)),
    mayRuleSend: (ruleArn, queueArn) => isAllowed(hops.ruleDeadLetter(ruleArn, queueArn)),
    mayTimerInvoke: (roleArn, functionName) => isAllowed(hops.timer(roleArn, functionName)),
    mayTimerSend: (roleArn, queueArn) => isAllowed(hops.timerDeadLetter(roleArn, queueArn)),
    mayFailInto: (functionName, queueArn) => isAllowed(hops.failure(find(functions, functionName), queueArn)),
    mayLog: (shortName) => {
      const fn = find(functions, shortName);
      const before = logs.get(shortName);
      const mayWrite = before === undefined ? mayOpenLog(fn) : before && isAllowed(hops.logLines(fn));
      logs.set(shortName, mayWrite);
      return mayWrite;
    },
    mayReadStream: (functionName, streamArn) =>
      isAllowed(hops.readStream(find(functions, functionName), streamArn)),
    mayReadFile: async (distribution, path) =>
      (await authorizer.authorize(hops.readFile(distribution, path))).kind === 'allowed',
    shown: authorizer.shown,
    reset: authorizer.reset,
  };
};
