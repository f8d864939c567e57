import type { ServiceName } from '../../../local/aws/service.ts';
import { NEEDS } from '../../../local/iam/needs/needs.ts';
import { resources } from '../aws/harness.ts';

const PLACE = 'eu-central-1:123456789012';
const TABLE = `arn:aws:dynamodb:${PLACE}:table/shop`;
const SES = `arn:aws:ses:${PLACE}`;
const TIMER = `arn:aws:scheduler:${PLACE}:schedule`;

/** `action on resource`, in the order in which it is asked; `undefined` where nobody has written that down. */
const needsOf = (service: ServiceName, operation: string, input: Record<string, unknown>) =>
  NEEDS[service](operation, input, resources)?.map(({ action, resource }) => `${action} on ${resource}`);

const mail = (changes: object = {}) => ({
  FromEmailAddress: '"Anna" <anna@shop.example>',
  Destination: { ToAddresses: ['ben@example.com'] },
  Content: { Simple: {} },
  ...changes,
});

describe('a call of DynamoDB needs', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['GetItem', { TableName: 'shop' }, [`dynamodb:GetItem on ${TABLE}`]],
    ['UpdateItem', { TableName: TABLE }, [`dynamodb:UpdateItem on ${TABLE}`]],
    ['Query', { TableName: 'shop', IndexName: 'by-day' }, [`dynamodb:Query on ${TABLE}/index/by-day`]],
    ['Scan', { TableName: 'shop' }, [`dynamodb:Scan on ${TABLE}`]],
    ['ListTables', {}, ['dynamodb:ListTables on *']],
    [
      'BatchWriteItem',
      { RequestItems: { shop: [], other: [] } },
      [`dynamodb:BatchWriteItem on ${TABLE}`, `dynamodb:BatchWriteItem on ${TABLE.replace('shop', 'other')}`],
    ],
  ])('for %s with %j', (operation, input, needs) => {
    expect(needsOf('dynamodb', operation, input)).toEqual(needs);
  });

  it('in a transaction what each of its parts needs, each once', () => {
    const on = { TableName: 'shop' };
    const TransactItems = [
      { Update: on },
      { Update: on },
      { Put: { TableName: 'other' } },
      { Delete: on },
      { ConditionCheck: on },
    ];
    expect(needsOf('dynamodb', 'TransactWriteItems', { TransactItems })).toEqual([
      `dynamodb:UpdateItem on ${TABLE}`,
      `dynamodb:PutItem on ${TABLE.replace('shop', 'other')}`,
      `dynamodb:DeleteItem on ${TABLE}`,
      `dynamodb:ConditionCheckItem on ${TABLE}`,
    ]);
    expect(needsOf('dynamodb', 'TransactGetItems', { TransactItems: [{ Get: on }] })).toEqual([
      `dynamodb:GetItem on ${TABLE}`,
    ]);
  });
});

describe('a call of EventBridge Scheduler needs', () => {
  const RoleArn = 'arn:aws:iam::123456789012:role/shop-timers';

  it.each(['CreateSchedule', 'UpdateSchedule'])(
    'for %s the schedule, and the right to hand on its role',
    (operation) => {
      const input = { Name: 'a', GroupName: 'timers', Target: { RoleArn } };
      expect(needsOf('scheduler', operation, input)).toEqual([
        `scheduler:${operation} on ${TIMER}/timers/a`,
        `iam:PassRole on ${RoleArn}`,
      ]);
    },
  );

  it('tells whom the role is handed to', () => {
    const [, pass] = NEEDS.scheduler('CreateSchedule', { Name: 'a', Target: { RoleArn } }, resources) ?? [];
    expect(pass?.context).toEqual({ 'iam:PassedToService': 'scheduler.amazonaws.com' });
  });

  it.each(['GetSchedule', 'DeleteSchedule'])(
    'for %s the schedule, of the default group where it names none',
    (operation) => {
      expect(needsOf('scheduler', operation, { Name: 'a' })).toEqual([
        `scheduler:${operation} on ${TIMER}/default/a`,
      ]);
    },
  );
});

describe('a call of SES needs', () => {
  it('the domain that the sender is verified by, and the configuration set', () => {
    expect(needsOf('ses', 'SendEmail', mail({ ConfigurationSetName: 'shop-mail' }))).toEqual([
      `ses:SendEmail on ${SES}:identity/shop.example`,
      `ses:SendEmail on ${SES}:configuration-set/shop-mail`,
    ]);
    expect(needsOf('ses', 'SendEmail', mail({ FromEmailAddress: 'anna@post.shop.example' }))).toEqual([
      `ses:SendEmail on ${SES}:identity/shop.example`,
    ]);
  });

  it('the address where that has been verified by itself', () => {
    const identities = ['shop.example', 'Anna@Shop.example'];
    expect(NEEDS.ses('SendEmail', mail(), { ...resources, identities })).toMatchObject([
      { resource: `${SES}:identity/anna@shop.example` },
    ]);
  });

  it('another action for each kind of content', () => {
    const actionFor = (content: object) =>
      needsOf('ses', 'SendEmail', mail({ Content: content }))?.[0]?.split(' ')[0];
    expect([{ Simple: {} }, { Raw: {} }, { Template: {} }].map(actionFor)).toEqual([
      'ses:SendEmail',
      'ses:SendRawEmail',
      'ses:SendTemplatedEmail',
    ]);
  });

  it('to be judged by sender and recipients', () => {
    const [need] = NEEDS.ses('SendEmail', mail(), resources) ?? [];
    expect(need?.context).toEqual({
      'ses:FromAddress': 'anna@shop.example',
      'ses:Recipients': ['ben@example.com'],
    });
  });
});

describe('a call of Secrets Manager needs', () => {
  const [secret] = resources.secrets;

  it.each([secret!.name, secret!.arn, secret!.arn.slice(0, -7)])('the secret, called %s', (SecretId) => {
    expect(needsOf('secretsmanager', 'GetSecretValue', { SecretId })).toEqual([
      `secretsmanager:GetSecretValue on ${secret!.arn}`,
    ]);
  });

  it('the secret that is not there just as well', () => {
    expect(needsOf('secretsmanager', 'GetSecretValue', { SecretId: 'none' })).toEqual([
      `secretsmanager:GetSecretValue on arn:aws:secretsmanager:${PLACE}:secret:none`,
    ]);
  });
});

it.each<[ServiceName, string, Record<string, unknown>]>([
  ['dynamodb', 'ExecuteStatement', { Statement: 'SELECT * FROM shop' }],
  ['dynamodb', 'GetItem', {}],
  ['dynamodb', 'TransactWriteItems', { TransactItems: [{ Burn: { TableName: 'shop' } }] }],
  ['scheduler', 'CreateScheduleGroup', { Name: 'a' }],
  ['ses', 'SendBulkEmail', mail()],
  ['secretsmanager', 'PutSecretValue', { SecretId: 'none' }],
])('nobody has written down what %s needs for %s with %j', (service, operation, input) => {
  expect(needsOf(service, operation, input)).toBeUndefined();
});
