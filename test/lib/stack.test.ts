import { Template } from 'aws-cdk-lib/assertions';
import { addStack, exampleApp, exampleStore, exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show } from './support/template.ts';

/** Names that an engineer gave, by resource: those are what a second stack could collide with. */
const givenNames = (template: Template): string[] =>
  Object.entries(resourcesOf(template)).flatMap(([id, { Type, Properties }]) =>
    Object.entries(Properties)
      .filter(([property, value]) => /^(\w*Name|EmailIdentity)$/.test(property) && typeof value === 'string')
      .filter(([property]) => !['PolicyName', 'StageName', 'DisplayName', 'MetricName'].includes(property))
      .map(([property, value]) => `${Type} ${id} ${property}: ${value}`),
  );

describe('two stores', () => {
  const app = exampleApp();
  const sender = { ...exampleStore.sender, identity: 'existing' };
  const [first, second] = [addStack(app), addStack(app, { id: 'other', sender })].map((stack) =>
    Template.fromStack(stack),
  );

  it('fit in one account and region: no name stands in both', () => {
    const names = givenNames(first!);
    expect(names.length).toBeGreaterThan(20);
    const others = new Set(givenNames(second!));
    expect(names.filter((name) => others.has(name))).toEqual([]);
  });

  it('have nothing but their stack’s name in their names', () => {
    const withoutStackName = givenNames(first!).filter((name) => !name.includes('checkout-recovery-shop'));
    expect(withoutStackName).toEqual(['AWS::SES::EmailIdentity MailIdentity EmailIdentity: shop.example']);
  });
});

it('names stay within their limits for the longest store id', () => {
  const functions = resourcesOf(exampleTemplate({ id: 'a'.repeat(32) }), 'AWS::Lambda::Function');
  const names = Object.values(functions).flatMap(({ Properties }) => Properties['FunctionName'] ?? []);
  expect(names).toHaveLength(7);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(64);
});

describe('the secrets', () => {
  const template = exampleTemplate();
  const secrets = resourcesOf(template, 'AWS::SecretsManager::Secret');

  it('are made up by AWS, never given', () => {
    expect(Object.keys(secrets).sort()).toEqual(['SecretsAddress', 'SecretsLink', 'SecretsOrder']);
    for (const { Properties } of Object.values(secrets)) {
      expect(Properties).not.toHaveProperty('SecretString');
      expect(Properties['GenerateSecretString']).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
    }
  });

  it('go with the stack, but for the key of the address hash', () => {
    const kept = Object.entries(secrets).map(([id, { DeletionPolicy }]) => [id, DeletionPolicy]);
    expect(Object.fromEntries(kept)).toEqual({
      SecretsAddress: 'Retain',
      SecretsLink: 'Delete',
      SecretsOrder: 'Delete',
    });
  });

  it('are nowhere resolved into the template', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('resolve:secretsmanager');
  });
});

describe('the outputs', () => {
  const outputsOf = (template: Template): Record<string, string> =>
    Object.fromEntries(Object.entries(template.findOutputs('*')).map(([id, { Value }]) => [id, show(Value)]));

  it('are what an engineer needs next', () => {
    expect(outputsOf(exampleTemplate({ alarmAddress: 'operations@shop.example' }))).toEqual({
      ApiUrl: 'ApiHttp.ApiEndpoint',
      ScriptUrl: 'https://StorefrontDistribution.DomainName/beacon.js',
      ScriptSri: expect.stringMatching(/^<script src="https:\/\/.+ integrity="sha384-.* defer><\/script>$/),
      Dkim1: 'MailIdentity.DkimDNSTokenName1 CNAME MailIdentity.DkimDNSTokenValue1',
      Dkim2: 'MailIdentity.DkimDNSTokenName2 CNAME MailIdentity.DkimDNSTokenValue2',
      Dkim3: 'MailIdentity.DkimDNSTokenName3 CNAME MailIdentity.DkimDNSTokenValue3',
      MailFromMx: 'bounce.shop.example MX 10 feedback-smtp.<Region>.amazonses.com',
      MailFromSpf: 'bounce.shop.example TXT "v=spf1 include:amazonses.com ~all"',
      Dmarc: '_dmarc.shop.example TXT "v=DMARC1; p=none; rua=mailto:operations@shop.example"',
      OrderSecretArn: 'SecretsOrder',
      LinkSecretArn: 'SecretsLink',
      AddressSecretArn: 'SecretsAddress',
      TableName: 'Table',
      AlarmTopicArn: 'MonitoringTopic',
    });
  });

  it('leave out the records of an identity that is there already', () => {
    const sender = { ...exampleStore.sender, identity: 'existing' };
    const ids = Object.keys(outputsOf(exampleTemplate({ sender })));
    expect(ids).toContain('Dmarc');
    expect(ids.filter((id) => /Dkim|MailFrom/.test(id))).toEqual([]);
  });
});

it('the timers’ group goes with the stack, so that the next one of its name can be made', () => {
  const group = only(resourcesOf(exampleTemplate(), 'AWS::Scheduler::ScheduleGroup'));
  expect(group).toMatchObject({ DeletionPolicy: 'Delete', Properties: { Name: 'checkout-recovery-shop' } });
});
