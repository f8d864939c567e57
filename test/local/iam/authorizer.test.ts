import { createAuthorizer } from '../../../local/iam/authorizer.ts';
import type { PermissionsModel } from '../../../local/iam/model.ts';
import type { Statement } from '../../../local/iam/policy.ts';
import type { AccessRequest } from '../../../local/iam/request.ts';

const ACCOUNT = '000000000000';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/shop-recover`;
const TIMERS = `arn:aws:iam::${ACCOUNT}:role/shop-timers`;
const TABLE = `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/shop`;
const QUEUE = `arn:aws:sqs:eu-central-1:${ACCOUNT}:letters`;
const FUNCTION = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:shop-recover`;

const allow = (Action: string, Resource: string, more: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const asRecover = (action: string, resource: string, context = {}): AccessRequest => ({
  by: { kind: 'role', arn: ROLE, session: 'shop-recover' },
  action,
  resource,
  context,
});

const asService = (name: string, action: string, resource: string, context = {}): AccessRequest => ({
  by: { kind: 'service', name },
  action,
  resource,
  context,
});

const setUp = (
  statements: readonly Statement[],
  resourcePolicies: PermissionsModel['resourcePolicies'] = [],
) => {
  const told: string[] = [];
  const trust = [
    {
      Effect: 'Allow' as const,
      Principal: { Service: 'scheduler.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceArn': ['arn:group'] } },
    },
  ];
  const authorizer = createAuthorizer({
    model: {
      roles: [
        { name: 'shop-recover', arn: ROLE, trust: [], statements },
        { name: 'shop-timers', arn: TIMERS, trust, statements: [] },
      ],
      functions: [
        { name: 'shop-recover', arn: FUNCTION, shortName: 'recover', roleArn: ROLE, logGroupName: 'logs' },
      ],
      resourcePolicies,
    },
    place: { region: 'eu-central-1', accountId: ACCOUNT },
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    onDenied: (message) => void told.push(message),
  });
  const isAllowed = async (request: AccessRequest) =>
    (await authorizer.authorize(request)).kind === 'allowed';
  return { authorizer, isAllowed, told };
};

describe('a role', () => {
  it('may do what a statement of its policies allows', async () => {
    const { isAllowed } = setUp([allow('dynamodb:GetItem', TABLE)]);
    expect(await isAllowed(asRecover('dynamodb:GetItem', TABLE))).toBe(true);
  });

  it.each([
    ['another action', asRecover('dynamodb:PutItem', TABLE)],
    ['another table', asRecover('dynamodb:GetItem', `${TABLE}2`)],
    ['an index of the table', asRecover('dynamodb:Query', `${TABLE}/index/by-day`)],
    ['an action that does not exist', asRecover('dynamodb:Fetch', TABLE)],
    ['an action that knows no resources, on one', asRecover('dynamodb:ListStreams', TABLE)],
    [
      'a role that does not exist',
      {
        ...asRecover('dynamodb:GetItem', TABLE),
        by: { kind: 'role', arn: 'arn:aws:iam::0:role/x', session: 'x' },
      } as const,
    ],
  ])('may not do it with %s', async (_, request) => {
    const { isAllowed } = setUp([allow('dynamodb:GetItem', TABLE), allow('dynamodb:Query', TABLE)]);
    expect(await isAllowed(request)).toBe(false);
  });

  it('may make schedules in the group that its policy names, and in no other', async () => {
    const arn = (rest: string) => `arn:aws:scheduler:eu-central-1:${ACCOUNT}:schedule/${rest}`;
    const { isAllowed } = setUp([allow('scheduler:CreateSchedule', arn('shop/*'))]);
    expect(await isAllowed(asRecover('scheduler:CreateSchedule', arn('shop/a-help-1')))).toBe(true);
    expect(await isAllowed(asRecover('scheduler:CreateSchedule', arn('default/a-help-1')))).toBe(false);
  });

  it('may do what a condition allows', async () => {
    const Condition = { StringEquals: { 'iam:PassedToService': ['scheduler.amazonaws.com'] } };
    const { isAllowed } = setUp([allow('iam:PassRole', TIMERS, { Condition })]);
    const pass = (service: string) => asRecover('iam:PassRole', TIMERS, { 'iam:PassedToService': service });
    expect(await isAllowed(pass('scheduler.amazonaws.com'))).toBe(true);
    expect(await isAllowed(pass('ec2.amazonaws.com'))).toBe(false);
    expect(await isAllowed(asRecover('iam:PassRole', TIMERS))).toBe(false);
  });

  it('may do it on what a variable of its policy stands for', async () => {
    const { isAllowed } = setUp([allow('dynamodb:GetItem', `${TABLE}-\${aws:PrincipalAccount}`)]);
    expect(await isAllowed(asRecover('dynamodb:GetItem', `${TABLE}-${ACCOUNT}`))).toBe(true);
    expect(await isAllowed(asRecover('dynamodb:GetItem', `${TABLE}-1`))).toBe(false);
  });

  it('may not do what another statement denies', async () => {
    const deny = { ...allow('dynamodb:*', TABLE), Effect: 'Deny' } as const;
    const { isAllowed, told } = setUp([allow('dynamodb:GetItem', TABLE), deny]);
    expect(await isAllowed(asRecover('dynamodb:GetItem', TABLE))).toBe(false);
    expect(told[0]).toMatch(/ with an explicit deny in an identity-based policy$/);
  });

  it('may not do what the policy of the resource denies', async () => {
    const deny = (isSecure: string): Statement => ({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Resource: QUEUE,
      Condition: { Bool: { 'aws:SecureTransport': [isSecure] } },
    });
    const send = asRecover('sqs:SendMessage', QUEUE);
    const withPolicy = (isSecure: string) =>
      setUp([allow('sqs:SendMessage', QUEUE)], [{ arn: QUEUE, statements: [deny(isSecure)] }]);
    expect(await withPolicy('false').isAllowed(send)).toBe(true);
    const { isAllowed, told } = withPolicy('true');
    expect(await isAllowed(send)).toBe(false);
    expect(told[0]).toMatch(/ with an explicit deny in a resource-based policy$/);
  });
});

describe('a service', () => {
  const permission = allow('lambda:InvokeFunction', FUNCTION, {
    Principal: { Service: 'events.amazonaws.com' },
    Condition: { ArnLike: { 'aws:SourceArn': ['arn:aws:events:eu-central-1:000000000000:rule/daily'] } },
  });
  const invoke = (service: string, rule: string) =>
    asService(service, 'lambda:InvokeFunction', FUNCTION, {
      'aws:SourceArn': `arn:aws:events:eu-central-1:000000000000:rule/${rule}`,
    });

  it.each([
    [true, 'events.amazonaws.com', 'daily'],
    [false, 'events.amazonaws.com', 'weekly'],
    [false, 'apigateway.amazonaws.com', 'daily'],
  ])('may invoke a function: %s for %s from the rule %s', async (may, service, rule) => {
    const { isAllowed } = setUp([], [{ arn: FUNCTION, statements: [permission] }]);
    expect(await isAllowed(invoke(service, rule))).toBe(may);
  });

  it('may not where the function has no policy at all', async () => {
    const { isAllowed, told } = setUp([]);
    expect(await isAllowed(invoke('events.amazonaws.com', 'daily'))).toBe(false);
    expect(told[0]).toBe(
      `User: events.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION} because no resource-based policy allows the lambda:InvokeFunction action`,
    );
  });

  it.each([
    [true, 'scheduler.amazonaws.com', 'arn:group'],
    [false, 'scheduler.amazonaws.com', 'arn:other-group'],
    [false, 'lambda.amazonaws.com', 'arn:group'],
  ])('may take a role: %s for %s on behalf of %s', async (may, service, source) => {
    const { isAllowed } = setUp([]);
    const request = asService(service, 'sts:AssumeRole', TIMERS, { 'aws:SourceArn': source });
    expect(await isAllowed(request)).toBe(may);
  });

  it('is not allowed by a trust to do anything else with the role', async () => {
    const { isAllowed } = setUp([]);
    expect(await isAllowed(asService('scheduler.amazonaws.com', 'iam:PassRole', TIMERS))).toBe(false);
  });
});

describe('the count', () => {
  it('shows each permission with its uses, and what was denied', async () => {
    const { authorizer, isAllowed, told } = setUp([
      allow('dynamodb:GetItem', TABLE),
      allow('dynamodb:UpdateItem', TABLE),
    ]);
    await isAllowed(asRecover('dynamodb:GetItem', TABLE));
    await isAllowed(asRecover('dynamodb:GetItem', TABLE));
    await isAllowed(asRecover('dynamodb:PutItem', TABLE));
    expect(authorizer.shown()).toEqual({
      granted: [
        { holder: 'recover', action: 'dynamodb:GetItem', resource: TABLE, uses: 2 },
        { holder: 'recover', action: 'dynamodb:UpdateItem', resource: TABLE, uses: 0 },
        {
          holder: 'timers',
          action: 'sts:AssumeRole',
          resource: TIMERS,
          condition: 'StringEquals aws:SourceArn arn:group',
          uses: 0,
        },
      ],
      denied: [
        {
          at: '2026-11-22T10:00:00.000Z',
          holder: 'recover',
          action: 'dynamodb:PutItem',
          resource: TABLE,
        },
      ],
    });
    expect(told).toEqual([
      `User: arn:aws:sts::${ACCOUNT}:assumed-role/shop-recover/shop-recover is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action`,
    ]);
    authorizer.reset();
    expect(authorizer.shown().denied).toEqual([]);
    expect(authorizer.shown().granted[0]?.uses).toBe(2);
  });

  it('takes two statements that say the same for one permission', async () => {
    const { authorizer, isAllowed } = setUp([
      allow('dynamodb:GetItem', TABLE),
      allow('dynamodb:GetItem', TABLE),
    ]);
    await isAllowed(asRecover('dynamodb:GetItem', TABLE));
    expect(authorizer.shown().granted.filter(({ holder }) => holder === 'recover')).toMatchObject([
      { uses: 1 },
    ]);
  });

  it('counts every statement that allows a request, and a pattern as one', async () => {
    const { authorizer, isAllowed } = setUp([allow('dynamodb:Get*', '*'), allow('dynamodb:GetItem', TABLE)]);
    await isAllowed(asRecover('dynamodb:GetItem', TABLE));
    await isAllowed(asRecover('dynamodb:GetItem', `${TABLE}2`));
    expect(
      authorizer
        .shown()
        .granted.map(({ action, uses }) => [action, uses])
        .slice(0, 2),
    ).toEqual([
      ['dynamodb:Get*', 2],
      ['dynamodb:GetItem', 1],
    ]);
  });
});

describe('what is judged ahead', () => {
  it('is answered at once, and counted only then', async () => {
    const { authorizer } = setUp([allow('dynamodb:GetItem', TABLE)]);
    const request = asRecover('dynamodb:GetItem', TABLE);
    await authorizer.prepare([request]);
    expect(authorizer.shown().granted[0]?.uses).toBe(0);
    expect(authorizer.authorizePrepared(request).kind).toBe('allowed');
    expect(authorizer.shown().granted[0]?.uses).toBe(1);
  });

  it('is denied where nobody has judged it', () => {
    const { authorizer } = setUp([allow('dynamodb:GetItem', TABLE)]);
    expect(authorizer.authorizePrepared(asRecover('dynamodb:GetItem', TABLE)).kind).toBe('denied');
  });

  it('fails where AWS would not take the policy', async () => {
    const { authorizer } = setUp([allow('dynamodb', TABLE)]);
    await expect(authorizer.prepare([asRecover('dynamodb:GetItem', TABLE)])).rejects.toThrow(
      'MalformedPolicyDocument',
    );
  });
});
