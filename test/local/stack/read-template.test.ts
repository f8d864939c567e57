import { readTemplate } from '../../../local/stack/read-template.ts';
import { smallTemplate } from '../fixtures/template.ts';

const SURROUNDINGS = {
  stackName: 'shop',
  region: 'eu-central-1',
  accountId: '000000000000',
  apiUrl: 'http://localhost:4600',
};

const read = (template: object = smallTemplate()) =>
  readTemplate(template, SURROUNDINGS, (key) => `/assets/${key}`);

/** The small template with some properties of one resource changed. */
const withProperties = (
  logicalId: keyof ReturnType<typeof smallTemplate>['Resources'],
  properties: object,
) => {
  const { Resources } = smallTemplate();
  const before = Resources[logicalId];
  return smallTemplate({
    [logicalId]: { ...before, Properties: { ...before.Properties, ...properties } },
  });
};

describe('a template', () => {
  it('gives the functions with their environment resolved', () => {
    expect(read().functions).toEqual([
      {
        name: 'shop-capture',
        arn: 'arn:aws:lambda:eu-central-1:000000000000:function:shop-capture',
        shortName: 'capture',
        assetDir: '/assets/abc123.zip',
        handler: 'index.handler',
        timeoutMs: 10_000,
        memoryMb: 512,
        reservedConcurrency: undefined,
        environment: {
          TABLE_NAME: 'shop-Table',
          TARGET_ARN: 'arn:aws:lambda:eu-central-1:000000000000:function:shop-recover',
          BASE_URL: 'http://localhost:4600',
          SECRET: expect.stringMatching(
            /^arn:aws:secretsmanager:eu-central-1:000000000000:secret:shop-Secret-\w{6}$/,
          ),
          FIRST: 'one',
          PLACE: 'elsewhere',
          SUB: 'shop-Table arn:aws:sqs:eu-central-1:000000000000:shop-Queue eu-central-1 ${literal}',
        },
        asyncInvocation: {
          maxRetryAttempts: 1,
          maxEventAgeMs: 60_000,
          onFailureArn: 'arn:aws:sqs:eu-central-1:000000000000:shop-Queue',
          deadLetterArn: undefined,
        },
      },
    ]);
  });

  it('gives the API', () => {
    expect(read().api).toMatchObject({
      routes: [
        { routeKey: 'POST /v1/checkouts/{checkoutId}', functionName: 'shop-capture', timeoutMs: 30_000 },
      ],
      cors: {
        allowOrigins: ['https://www.shop.example'],
        allowMethods: ['POST'],
        allowHeaders: [],
        maxAgeSeconds: 60,
      },
      throttle: { ratePerSecond: 100, burst: 200 },
    });
  });

  it('gives the stream source with its filters', () => {
    const [source] = read().streamSources;
    expect(source).toMatchObject({
      tableName: 'shop-Table',
      functionName: 'shop-capture',
      batchSize: 10,
      batchingWindowMs: 5000,
      maxRetryAttempts: 3,
      isBisecting: true,
      reportsItemFailures: true,
      onFailureArn: 'arn:aws:sqs:eu-central-1:000000000000:shop-Queue',
    });
    const [filter] = source?.filters ?? [];
    expect(filter?.({ dynamodb: { NewImage: { email: { S: 'x' } } } })).toBe(true);
    expect(filter?.({ dynamodb: { NewImage: {} } })).toBe(false);
  });

  it('gives rules and what runs every so often', () => {
    const { rules, scheduledTargets } = read();
    expect(rules).toMatchObject([
      {
        name: 'shop-Bounces',
        targets: [
          {
            functionName: 'shop-capture',
            input: { kind: 'transformer', paths: { type: '$.detail-type' }, template: '{"type":<type>}' },
          },
        ],
      },
    ]);
    expect(scheduledTargets).toMatchObject([
      { everyMs: 86_400_000, target: { functionName: 'shop-capture', input: { kind: 'event' } } },
    ]);
  });

  it('leaves out rules that are switched off', () => {
    const { rules, scheduledTargets } = read(withProperties('Bounces', { State: 'DISABLED' }));
    expect(rules).toEqual([]);
    expect(scheduledTargets).toHaveLength(1);
  });

  it('gives what the local AWS services are told', () => {
    expect(read().resources).toMatchObject({
      tables: [{ name: 'shop-Table', properties: { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } }],
      scheduleGroups: [{ name: 'default' }, { name: 'timers' }],
      roles: [{ arn: 'arn:aws:iam::000000000000:role/shop-Role' }],
      queues: [{ name: 'shop-Queue', arn: 'arn:aws:sqs:eu-central-1:000000000000:shop-Queue' }],
      configurationSets: [{ name: 'mails', eventTypes: ['send', 'bounce'] }],
      identities: ['shop.example'],
      secrets: [{ name: 'shop-Secret', generate: { PasswordLength: 64 } }],
    });
  });
});

describe('a template that asks for what is not known here is refused', () => {
  const refusal = (template: object) => () => read(template);
  const variables = (value: unknown) =>
    withProperties('Capture', { Environment: { Variables: { VALUE: value } } });

  it.each<[string, object, string]>([
    [
      'a type of resource',
      smallTemplate({ Bucket: { Type: 'AWS::S3::Bucket' } }),
      'Bucket: resources of the type AWS::S3::Bucket',
    ],
    [
      'a function of CloudFormation',
      variables({ 'Fn::Cidr': ['10.0.0.0/8', 2, 8] }),
      'Capture.Environment.Variables.VALUE: the function Fn::Cidr',
    ],
    ['an attribute', variables({ 'Fn::GetAtt': ['Queue', 'Colour'] }), 'Queue has no attribute Colour'],
    ['a resource', variables({ Ref: 'Nobody' }), 'Nobody: there is no such resource'],
    ['a dynamic reference', variables('{{resolve:ssm:name}}'), 'dynamic references'],
    [
      'another runtime',
      withProperties('Capture', { Runtime: 'python3.14' }),
      'Capture (AWS::Lambda::Function)',
    ],
    [
      'another setting of a stream source',
      withProperties('Mapping', { TumblingWindowInSeconds: 5 }),
      'TumblingWindowInSeconds',
    ],
    [
      'several batches at once',
      withProperties('Mapping', { ParallelizationFactor: 2 }),
      'ParallelizationFactor',
    ],
    [
      'a pattern',
      withProperties('Mapping', { FilterCriteria: { Filters: [{ Pattern: '{"a":[{"wildcard":"*"}]}' }] } }),
      'a filter of Mapping',
    ],
    [
      'a pattern of a rule',
      withProperties('Bounces', { EventPattern: { a: [{ cidr: '10.0.0.0/8' }] } }),
      'cidr',
    ],
    [
      'a kind of schedule',
      withProperties('Daily', { ScheduleExpression: 'cron(0 3 * * ? *)' }),
      'cron(0 3 * * ? *)',
    ],
    [
      'a kind of target',
      withProperties('Daily', { Targets: [{ Arn: 'arn:aws:sqs:x', Id: 'a' }] }),
      'a rule may only invoke functions',
    ],
    ['an authorizer', withProperties('Route', { AuthorizationType: 'JWT' }), 'Route'],
    [
      'another payload format',
      withProperties('Integration', { PayloadFormatVersion: '1.0' }),
      'PayloadFormatVersion',
    ],
  ])('%s', (_, template, message) => {
    expect(refusal(template)).toThrow(message);
  });

  it.each([
    [
      'ApiMay',
      'POST /v1/checkouts/{checkoutId}: apigateway.amazonaws.com has no permission to invoke shop-capture',
    ],
    ['RulesMay', 'events.amazonaws.com has no permission to invoke shop-capture'],
  ])('a call that nobody has permitted: without %s', (logicalId, message) => {
    const { Resources, ...template } = smallTemplate();
    const { [logicalId]: _, ...others } = Resources as Record<string, object>;
    expect(refusal({ ...template, Resources: others })).toThrow(message);
  });

  it('but not for what does not exist under its condition', () => {
    expect(refusal(smallTemplate())).not.toThrow();
  });
});
