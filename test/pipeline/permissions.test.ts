import type { DeadLetterAnswer, PermissionsAnswer } from '../../local/shown/answers.ts';
import type { Happening } from '../../local/shown/happening.ts';
import { eachWithDriver, newCheckoutId } from './driver.ts';

interface Statement {
  readonly Action: string | readonly string[];
  Resource: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly PolicyDocument: { Statement: Statement[] };
    readonly SourceArn: unknown;
  };
}

type Resources = Record<string, Resource>;

const policyOf = (resources: Resources, name: string) =>
  Object.entries(resources).find(([id]) => id.startsWith(`${name}RoleDefaultPolicy`))![1].Properties
    .PolicyDocument;

const isAbout = ({ Action }: Statement, action: string) => [Action].flat().includes(action);

/** A careless hand: one permission gone, one on another table, and two invocations that nobody permits. */
const spoil = (template: string): string => {
  const json = JSON.parse(template) as { Resources: Resources };
  const recover = policyOf(json.Resources, 'recover');
  recover.Statement = recover.Statement.filter((statement) => !isAbout(statement, 'ses:SendEmail'));
  for (const statement of policyOf(json.Resources, 'orders').Statement)
    if (isAbout(statement, 'dynamodb:UpdateItem'))
      statement.Resource = 'arn:aws:dynamodb:eu-central-1:000000000000:table/another';
  const isGone = ({ Type, Properties }: Resource) =>
    Type === 'AWS::Lambda::Permission' && /forget|DailyRule/.test(JSON.stringify(Properties.SourceArn));
  const kept = Object.entries(json.Resources).filter(([, resource]) => !isGone(resource));
  return JSON.stringify({ ...json, Resources: Object.fromEntries(kept) });
};

const holder = eachWithDriver({ template: spoil });

const denials = async () => (await holder.run.look<PermissionsAnswer>('permissions')).denied;

describe('a template in which a permission is missing or wrong', () => {
  it('fails the call of the function that lacks one, and all that watches over it shows', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id);
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toEqual([]);
    expect((await run.checkout(id))?.steps).toMatchObject([
      { step: 'help', decision: 'deferred', reason: 'sending-unavailable' },
    ]);
    expect(await run.look('metrics')).toContainEqual(
      expect.objectContaining({
        name: 'Deferred',
        dimensions: expect.objectContaining({ reason: 'sending-unavailable' }),
      }),
    );
    expect((await denials())[0]).toMatchObject({
      holder: 'recover',
      action: 'ses:SendEmail',
      resource: 'arn:aws:ses:eu-central-1:000000000000:identity/lindgren.example',
    });
    const calls = await run.look<Happening[]>('journal');
    expect(calls).toContainEqual(
      expect.objectContaining({ operation: 'SendEmail', outcome: 'error', error: 'AccessDeniedException' }),
    );
    expect(await run.look('logs')).toContainEqual(
      expect.objectContaining({
        function: 'local-run',
        line: expect.stringMatching(/recover is not authorized to perform: ses:SendEmail on resource: /),
      }),
    );
  });

  it('fails the call whose permission is on another resource', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id);
    expect((await run.order({ checkoutId: id })).status).toBe(500);
    expect(await run.checkout(id)).toMatchObject({ state: 'open' });
    expect(await denials()).toMatchObject([
      { holder: 'orders', resource: expect.stringMatching(/:table\/checkout-recovery-demo-/) },
    ]);
  });

  it('answers 500 where API Gateway may not invoke the function, and invokes it for other routes', async () => {
    const { run } = holder;
    const response = await run.send('POST', `/v1/checkouts/${newCheckoutId()}/forget`);
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(await run.invocations()).toEqual({});
    expect(await run.beacon(newCheckoutId())).toBe(204);
  });

  it('leaves an event that EventBridge may not hand over in the dead-letter queue of the rule', async () => {
    const { run } = holder;
    await run.advance('P1D');
    expect((await run.invocations())['sweep']).toBeUndefined();
    expect(await run.look<DeadLetterAnswer[]>('dead-letters')).toMatchObject([
      {
        queue: expect.stringContaining('SweepFailures'),
        attributes: { ERROR_CODE: 'NO_PERMISSIONS', RULE_ARN: expect.stringContaining('DailyRule') },
        body: { 'detail-type': 'Scheduled Event' },
      },
    ]);
  });
});
