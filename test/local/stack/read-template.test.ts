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

describe('the policies of a template', () => {
  const TABLE = 'arn:aws:dynamodb:eu-central-1:000000000000:table/shop-Table';
  const ROLE = 'arn:aws:iam::000000000000:role/shop-Role';
  const FUNCTION = 'arn:aws:lambda:eu-central-1:000000000000:function:shop-capture';

  it('are read by role, an action and a resource at a time', () => {
    expect(read().permissions.roles).toEqual([
      {
        name: 'shop-Role',
        arn: ROLE,
        trust: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
        statements: [
          { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE },
          { Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: TABLE },
          {
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: ROLE,
            Condition: { StringEquals: { 'iam:PassedToService': ['scheduler.amazonaws.com'] } },
          },
        ],
      },
    ]);
  });

  it('may stand in the role itself, or be shared', () => {
    const document = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'a:B', Resource: '*' },
    };
    const inline = withProperties('Role', { Policies: [{ PolicyName: 'own', PolicyDocument: document }] });
    const shared = smallTemplate({
      Shared: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: document, Roles: [{ Ref: 'Role' }] },
      },
    });
    for (const template of [inline, shared])
      expect(read(template).permissions.roles[0]?.statements).toContainEqual({
        Effect: 'Allow',
        Action: 'a:B',
        Resource: '*',
      });
  });

  it('tell which function has which role and writes where', () => {
    expect(read().permissions.functions).toEqual([
      {
        name: 'shop-capture',
        arn: FUNCTION,
        shortName: 'capture',
        roleArn: ROLE,
        logGroupName: '/aws/lambda/shop-capture',
      },
    ]);
  });

  it('stand at functions and queues too', () => {
    const [ofFunction, ofQueue] = read(withProperties('ApiMay', { SourceArn: 'arn:api/*' })).permissions
      .resourcePolicies;
    expect(ofFunction).toEqual({
      arn: FUNCTION,
      statements: [
        {
          Effect: 'Allow',
          Principal: { Service: 'apigateway.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: FUNCTION,
          Condition: { ArnLike: { 'aws:SourceArn': ['arn:api/*'] } },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: FUNCTION,
        },
      ],
    });
    expect(ofQueue).toMatchObject({
      arn: 'arn:aws:sqs:eu-central-1:000000000000:shop-Queue',
      statements: [{ Effect: 'Deny', Action: 'sqs:*' }],
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
      smallTemplate({ Topic: { Type: 'AWS::MSK::Topic' } }),
      'Topic: resources of the type AWS::MSK::Topic',
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
    ['a setting of a function', withProperties('Capture', { SnapStart: { ApplyOn: 'None' } }), 'SnapStart'],
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
    [
      'a queue that is not of the template',
      withProperties('Mapping', {
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:000000000000:other' } },
      }),
      'arn:aws:sqs:eu-central-1:000000000000:other: the template has no such queue',
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

  const allowed = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' };
  const policy = (statement: object) =>
    withProperties('Policy', { PolicyDocument: { Version: '2012-10-17', Statement: [statement] } });

  it.each<[string, object, string]>([
    [
      'on something that nobody here knows',
      policy({ ...allowed, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      'the condition key aws:multifactorauthpresent is not known here',
    ],
    [
      'on what a variable stands for that nobody here knows',
      policy({ ...allowed, Resource: 'arn:aws:dynamodb:*:*:table/${aws:username}' }),
      'the condition key aws:username is not known here',
    ],
    [
      'on a name in place of an ARN',
      policy({ ...allowed, Resource: { Ref: 'Table' } }),
      'Resource shop-Table must be in ARN format or "*".',
    ],
    ['that does not read', policy({ ...allowed, Effect: 'Maybe' }), 'Policy (AWS::IAM::Policy)'],
    [
      'of AWS',
      withProperties('Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
      'the policy arn:aws:iam::aws:policy/ReadOnlyAccess is not in the template',
    ],
    ['of what a role may at most do', withProperties('Role', { PermissionsBoundary: 'arn' }), 'Role'],
  ])('a policy %s', (_, template, message) => {
    expect(refusal(template)).toThrow(message);
  });

  it('but not for what does not exist under its condition', () => {
    expect(refusal(smallTemplate())).not.toThrow();
  });
});
