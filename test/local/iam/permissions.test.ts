import { createPermissions } from '../../../local/iam/permissions.ts';
import { readTemplate } from '../../../local/stack/read-template.ts';
import { siteResources } from '../fixtures/site-resources.ts';
import { smallTemplate } from '../fixtures/template.ts';

const SURROUNDINGS = {
  stackName: 'shop',
  region: 'eu-central-1',
  accountId: '000000000000',
  apiUrl: 'http://localhost:4600',
};

const TABLE = { 'Fn::GetAtt': ['Table', 'Arn'] };
const STREAM = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
const TIMERS_ROLE = 'arn:aws:iam::000000000000:role/shop-Timers';
const SESSION = 'arn:aws:sts::000000000000:assumed-role/shop-Role/shop-capture';

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const trust = (Service: string, more: object = {}) =>
  policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', ...more });

const READS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const readsStream = [allow(READS, STREAM), allow('dynamodb:ListStreams', '*')];

/** The small template, whose one function has these permissions and a role for its timers. */
const open = async (
  statements: readonly object[] = readsStream,
  changes: Parameters<typeof smallTemplate>[0] = {},
) => {
  const template = smallTemplate({
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: policy(...statements), Roles: [{ Ref: 'Role' }] },
    },
    Timers: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler.amazonaws.com', {
          Condition: {
            StringEquals: {
              'aws:SourceArn': { 'Fn::GetAtt': ['Group', 'Arn'] },
              'aws:SourceAccount': '000000000000',
            },
          },
        }),
        Policies: [
          {
            PolicyName: 'fire',
            PolicyDocument: policy(allow('lambda:InvokeFunction', { 'Fn::GetAtt': ['Capture', 'Arn'] })),
          },
        ],
      },
    },
    ...changes,
  });
  const model = readTemplate(template, SURROUNDINGS, (key) => key);
  const told: string[] = [];
  const permissions = await createPermissions({
    model,
    now: Date.now,
    report: (message) => void told.push(message),
  });
  return { permissions, model, told };
};

const timer = (GroupName: string) => ({ Name: 'a', GroupName, Target: { RoleArn: TIMERS_ROLE } });
const armsTimers = [
  allow('scheduler:CreateSchedule', 'arn:aws:scheduler:eu-central-1:000000000000:schedule/*'),
  allow('iam:PassRole', TIMERS_ROLE),
];

describe('CloudFront', () => {
  const mayRead = async (changes: Parameters<typeof smallTemplate>[0] = {}) => {
    const { permissions, model, told } = await open(readsStream, { ...siteResources(), ...changes });
    return { told, isAllowed: await permissions.mayReadFile(model.distributions[0]!, '/beacon.js') };
  };

  it('reads a file where the bucket’s policy lets this distribution', async () => {
    expect(await mayRead()).toEqual({ told: [], isAllowed: true });
  });

  it('does not where that is for another one, or where there is none', async () => {
    const { BucketPolicy } = siteResources();
    const ofAnother = JSON.parse(JSON.stringify(BucketPolicy).replace('${Distribution}', 'E1OTHER'));
    const none = { ...BucketPolicy, Condition: 'IsChina' };
    for (const changed of [ofAnother, none])
      expect(await mayRead({ BucketPolicy: changed })).toEqual({
        told: [
          expect.stringContaining(
            'cloudfront.amazonaws.com is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop-bucket/beacon.js',
          ),
        ],
        isAllowed: false,
      });
  });
});

describe('a call by a function', () => {
  it('goes through where its role allows all of it', async () => {
    const { permissions } = await open([...readsStream, allow('dynamodb:UpdateItem', TABLE)]);
    const input = { TableName: 'shop-Table' };
    expect(await permissions.refuseCall('capture', 'dynamodb', 'UpdateItem', input)).toBeUndefined();
  });

  it('is refused in the words of the service', async () => {
    const { permissions } = await open();
    expect(
      await permissions.refuseCall('capture', 'dynamodb', 'UpdateItem', { TableName: 'shop-Table' }),
    ).toEqual({
      kind: 'refused',
      error: 'AccessDeniedException',
      message: `User: ${SESSION} is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:eu-central-1:000000000000:table/shop-Table because no identity-based policy allows the dynamodb:UpdateItem action`,
    });
    const mail = { FromEmailAddress: 'anna@shop.example', Destination: {}, Content: { Simple: {} } };
    expect(await permissions.refuseCall('capture', 'ses', 'SendEmail', mail)).toMatchObject({
      message: `User \`${SESSION}' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:eu-central-1:000000000000:identity/shop.example'`,
    });
  });

  it('is refused where nobody knows what it needs, and to strangers', async () => {
    const { permissions } = await open([allow('*', '*')]);
    expect(await permissions.refuseCall('capture', 'dynamodb', 'ExecuteStatement', {})).toMatchObject({
      error: 'AccessDeniedException',
    });
    expect(await permissions.refuseCall('nobody', 'dynamodb', 'ListTables', {})).toMatchObject({
      error: 'UnrecognizedClientException',
    });
  });

  it('makes a schedule only for a group whose timers the role trusts', async () => {
    const { permissions } = await open([...readsStream, ...armsTimers]);
    const create = (group: string) =>
      permissions.refuseCall('capture', 'scheduler', 'CreateSchedule', timer(group));
    expect(await create('timers')).toBeUndefined();
    expect(await create('default')).toEqual({
      kind: 'refused',
      error: 'ValidationException',
      message: 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    });
  });

  it('makes no schedule without the right to hand on the role', async () => {
    const { permissions } = await open([...readsStream, ...armsTimers.slice(0, 1)]);
    expect(
      await permissions.refuseCall('capture', 'scheduler', 'CreateSchedule', timer('timers')),
    ).toMatchObject({
      error: 'AccessDeniedException',
      message: expect.stringContaining(`iam:PassRole on resource: ${TIMERS_ROLE}`),
    });
  });
});

describe('a service', () => {
  const QUEUE = 'arn:aws:sqs:eu-central-1:000000000000:shop-Queue';

  it('invokes a function for the routes and rules that its policy names', async () => {
    const { Resources } = smallTemplate();
    const { permissions, model } = await open(readsStream, {
      RulesMay: {
        ...Resources.RulesMay,
        Properties: { ...Resources.RulesMay.Properties, SourceArn: { 'Fn::GetAtt': ['Daily', 'Arn'] } },
      },
    });
    const [daily, bounces] = [model.scheduledTargets[0]!, model.rules[0]!];
    expect(permissions.mayRoute(model.api.routes[0]!)).toBe(true);
    expect(permissions.mayRuleInvoke(daily.arn, 'shop-capture')).toBe(true);
    expect(permissions.mayRuleInvoke(bounces.arn, 'shop-capture')).toBe(false);
  });

  it('fires a timer with its role, and uses no queue that the role may not', async () => {
    const { permissions, told } = await open();
    expect(permissions.mayTimerInvoke(TIMERS_ROLE, 'shop-capture')).toBe(true);
    expect(permissions.mayTimerSend(TIMERS_ROLE, QUEUE)).toBe(false);
    expect(told).toEqual([
      expect.stringContaining('role/shop-Timers/scheduler is not authorized to perform: sqs:SendMessage'),
    ]);
  });

  it('puts what a function failed on where the function may', async () => {
    expect((await open()).permissions.mayFailInto('shop-capture', QUEUE)).toBe(false);
    const { permissions } = await open([...readsStream, allow('sqs:SendMessage', QUEUE)]);
    expect(permissions.mayFailInto('shop-capture', QUEUE)).toBe(true);
  });

  it('writes the lines of a function that may, and tells once of one that may not', async () => {
    const { permissions, told } = await open();
    expect([permissions.mayLog('capture'), permissions.mayLog('capture')]).toEqual([false, false]);
    expect(told).toEqual([expect.stringContaining('logs:CreateLogStream')]);
    const logs = allow(
      'logs:*',
      'arn:aws:logs:eu-central-1:000000000000:log-group:/aws/lambda/shop-capture:*',
    );
    expect((await open([...readsStream, logs])).permissions.mayLog('capture')).toBe(true);
  });
});

describe('a stack is not started that could not be deployed', () => {
  it.each([
    ['whose function may not list streams', [allow([...READS, 'dynamodb:ListStreams'], STREAM)]],
    ['whose function may read another stream', [allow(READS, TABLE), allow('dynamodb:ListStreams', '*')]],
  ])('%s', async (_, statements) => {
    await expect(open(statements)).rejects.toThrow(
      /^AWS would not create the event source mapping of shop-capture: Cannot access stream .* Please ensure the role can/,
    );
  });

  it('whose function has a role that Lambda may not take', async () => {
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust('ec2.amazonaws.com') },
    };
    await expect(open(readsStream, { Role })).rejects.toThrow(
      'AWS would not create the function shop-capture: The role defined for the function cannot be assumed by Lambda.',
    );
  });
});
