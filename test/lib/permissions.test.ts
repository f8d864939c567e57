import { exampleTemplate } from './support/example-stack.ts';
import { permissionsOf, resourcesOf, show } from './support/template.ts';

const template = exampleTemplate();
const permissions = permissionsOf(template);

const ARN = (service: string, rest: string) => `arn:<Partition>:${service}:<Region>:<AccountId>:${rest}`;
const logsOf = (name: string) => [
  `logs:CreateLogStream on ${name}Logs.Arn`,
  `logs:PutLogEvents on ${name}Logs.Arn`,
];
const onTable = (...actions: string[]) => actions.map((action) => `dynamodb:${action} on Table.Arn`);
const reads = (secret: string) => `secretsmanager:GetSecretValue on Secrets${secret}`;
const timers = (...actions: string[]) => [
  'iam:PassRole on TimersRole.Arn if {"StringEquals":{"iam:PassedToService":"scheduler.amazonaws.com"}}',
  ...actions.map(
    (action) => `scheduler:${action} on ${ARN('scheduler', 'schedule/checkout-recovery-shop/*')}`,
  ),
];
const sends = (resource: string) =>
  `ses:SendEmail on ${ARN('ses', resource)} if {"StringEquals":{"ses:FromAddress":"anna@shop.example"}}`;

describe('each function may do', () => {
  it.each([
    ['capture', [...logsOf('capture'), ...onTable('UpdateItem'), reads('Address')]],
    [
      'schedule',
      [
        ...logsOf('schedule'),
        ...onTable('UpdateItem'),
        ...timers('CreateSchedule', 'DeleteSchedule'),
        'dynamodb:DescribeStream on Table.StreamArn',
        'dynamodb:GetRecords on Table.StreamArn',
        'dynamodb:GetShardIterator on Table.StreamArn',
        'dynamodb:ListStreams on *',
        'sqs:SendMessage on StreamFailures.Arn',
      ],
    ],
    [
      'recover',
      [
        ...logsOf('recover'),
        ...onTable('GetItem', 'UpdateItem'),
        ...timers('CreateSchedule'),
        reads('Link'),
        sends('configuration-set/MailConfigurationSet'),
        sends('identity/anna@shop.example'),
        sends('identity/shop.example'),
        'sqs:SendMessage on RecoverFailures.Arn',
      ],
    ],
    [
      'orders',
      [
        ...logsOf('orders'),
        ...onTable('GetItem', 'UpdateItem'),
        'dynamodb:Query on Table.Arn/index/by-recipient',
        reads('Address'),
        reads('Order'),
      ],
    ],
    ['links', [...logsOf('links'), ...onTable('GetItem', 'UpdateItem'), reads('Link')]],
    [
      'mailevents',
      [...logsOf('mailevents'), ...onTable('UpdateItem'), 'sqs:SendMessage on MailEventFailures.Arn'],
    ],
    [
      'sweep',
      [
        ...logsOf('sweep'),
        ...onTable('GetItem', 'UpdateItem'),
        'dynamodb:Query on Table.Arn/index/by-sweep',
        ...timers('CreateSchedule'),
        'sqs:SendMessage on SweepFailures.Arn',
      ],
    ],
  ])('%s: what its job needs and nothing else', (name, expected) => {
    expect(permissions[`${name}Role`]).toEqual([...expected].sort());
  });
});

it('timers may invoke recover and fill their own dead letters, nothing else', () => {
  expect(permissions['TimersRole']).toEqual([
    `lambda:InvokeFunction on ${ARN('lambda', 'function:checkout-recovery-shop-recover')}`,
    'sqs:SendMessage on TimersDeadLetters.Arn',
  ]);
});

it('only EventBridge Scheduler on behalf of our own schedule group may take the timer role', () => {
  const role = resourcesOf(template, 'AWS::IAM::Role')['TimersRole']!;
  expect(show(role.Properties['AssumeRolePolicyDocument'].Statement)).toEqual([
    {
      Action: 'sts:AssumeRole',
      Effect: 'Allow',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '<AccountId>', 'aws:SourceArn': 'TimersGroup.Arn' },
      },
    },
  ]);
});

it('there is one role per function, CDK’s own too, and one for the timers, none of them with a managed policy', () => {
  const roles = resourcesOf(template, 'AWS::IAM::Role');
  expect(Object.keys(roles)).toHaveLength(9);
  for (const role of Object.values(roles)) expect(role.Properties['ManagedPolicyArns']).toBeUndefined();
  const used = Object.values(resourcesOf(template, 'AWS::Lambda::Function')).map((fn) =>
    show(fn.Properties['Role']),
  );
  expect(new Set(used).size).toBe(8);
});

it('only what knows no resources is on everything, and only the timers of this stack are named by a pattern', () => {
  const { StorefrontFilesRole: _, ...ofWhatRuns } = permissions;
  const lines = Object.values(ofWhatRuns).flat();
  expect(lines.length).toBeGreaterThan(30);
  const withWildcard = lines.filter((line) => line.includes('*'));
  const others = withWildcard.filter(
    (line) => !/ on arn:\S+:schedule\/checkout-recovery-shop\/\*$/.test(line),
  );
  expect(others).toEqual(['dynamodb:ListStreams on *']);
});
