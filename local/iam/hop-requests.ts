import type { LocalResources } from '../ports.ts';
import type { DistributionModel, RouteModel } from '../stack/model.ts';
import type { FunctionIdentity } from './model.ts';
import { SERVICES, type AccessRequest, type Principal } from './request.ts';

/** What the services themselves ask for on the way from one part of the stack to the next. */
export type HopRequests = ReturnType<typeof createHopRequests>;

const INVOKE = 'lambda:InvokeFunction';
const SEND = 'sqs:SendMessage';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html#events-dynamodb-permissions */
const READ_STREAM = ['DescribeStream', 'GetShardIterator', 'GetRecords'];

const service = (name: string): Principal => ({ kind: 'service', name });

const asFunction = ({ roleArn, name }: FunctionIdentity): Principal => ({
  kind: 'role',
  arn: roleArn,
  session: name,
});

/** `POST /v1/checkouts/{checkoutId}` is `POST/v1/checkouts/{checkoutId}` in an ARN. */
const inArn = (routeKey: string): string => routeKey.replace(' ', '');

/** @param apiId of the HTTP API */
export const createHopRequests = (
  { region, accountId }: Pick<LocalResources, 'region' | 'accountId'>,
  apiId: string,
) => {
  const arn = (of: string, rest: string) => `arn:aws:${of}:${region}:${accountId}:${rest}`;
  const functionArn = (name: string) => arn('lambda', `function:${name}`);
  const from = (sourceArn: string) => ({ 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId });
  const asTimers = (roleArn: string): Principal => ({ kind: 'role', arn: roleArn, session: 'scheduler' });
  const invoke = (by: Principal, functionName: string): AccessRequest => ({
    by,
    action: INVOKE,
    resource: functionArn(functionName),
  });
  const onLogs = (fn: FunctionIdentity, action: string): AccessRequest => ({
    by: asFunction(fn),
    action,
    resource: arn('logs', `log-group:${fn.logGroupName}:log-stream:local`),
  });

  const onStream = (fn: FunctionIdentity, action: string, resource: string): AccessRequest => ({
    by: asFunction(fn),
    action: `dynamodb:${action}`,
    resource,
  });

  return {
    /** API Gateway invokes the function of a route. */
    route: ({ routeKey, functionName }: RouteModel): AccessRequest => ({
      ...invoke(service(SERVICES.api), functionName),
      context: from(arn('execute-api', `${apiId}/$default/${inArn(routeKey)}`)),
    }),
    /** EventBridge invokes the target of a rule. */
    rule: (ruleArn: string, functionName: string): AccessRequest => ({
      ...invoke(service(SERVICES.rule), functionName),
      context: from(ruleArn),
    }),
    /** EventBridge puts an event that it could not hand over into the target's dead-letter queue. */
    ruleDeadLetter: (ruleArn: string, queueArn: string): AccessRequest => ({
      by: service(SERVICES.rule),
      action: SEND,
      resource: queueArn,
      context: from(ruleArn),
    }),
    /** EventBridge Scheduler takes the role that it is to fire a group's timers with. */
    assumeByScheduler: (roleArn: string, groupName: string): AccessRequest => ({
      by: service(SERVICES.timers),
      action: 'sts:AssumeRole',
      resource: roleArn,
      context: from(arn('scheduler', `schedule-group/${groupName}`)),
    }),
    /** EventBridge Scheduler fires a timer. */
    timer: (roleArn: string, functionName: string): AccessRequest => invoke(asTimers(roleArn), functionName),
    timerDeadLetter: (roleArn: string, queueArn: string): AccessRequest => ({
      by: asTimers(roleArn),
      action: SEND,
      resource: queueArn,
    }),
    /** Lambda takes the role that a function is to run with. */
    assumeByLambda: ({ roleArn, arn: sourceArn }: FunctionIdentity): AccessRequest => ({
      by: service(SERVICES.lambda),
      action: 'sts:AssumeRole',
      resource: roleArn,
      context: from(sourceArn),
    }),
    /** Lambda, as the function, puts what it gave up into a queue. */
    failure: (fn: FunctionIdentity, queueArn: string): AccessRequest => ({
      by: asFunction(fn),
      action: SEND,
      resource: queueArn,
    }),
    /** Lambda, as the function, makes a log stream for a new process. */
    logStream: (fn: FunctionIdentity): AccessRequest => onLogs(fn, 'logs:CreateLogStream'),
    logLines: (fn: FunctionIdentity): AccessRequest => onLogs(fn, 'logs:PutLogEvents'),
    /** Lambda, as the function, begins to read a table's stream. `ListStreams` knows no resources. */
    openStream: (fn: FunctionIdentity, streamArn: string): readonly AccessRequest[] => [
      ...READ_STREAM.map((action) => onStream(fn, action, streamArn)),
      onStream(fn, 'ListStreams', '*'),
    ],
    /** It reads on. */
    readStream: (fn: FunctionIdentity, streamArn: string): AccessRequest =>
      onStream(fn, 'GetRecords', streamArn),
    /** CloudFront reads a file, given by its path, out of a bucket. */
    readFile: ({ arn: sourceArn, bucketArn }: DistributionModel, path: string): AccessRequest => ({
      by: service(SERVICES.cdn),
      action: 's3:GetObject',
      resource: `${bucketArn}${path}`,
      context: from(sourceArn),
    }),
  };
};
