import { mailEventSchema } from '../../functions/shared/contract/mail-event.ts';
import { exampleStore, exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show, type Json } from './support/template.ts';

const template = exampleTemplate();
const rules = Object.values(resourcesOf(template, 'AWS::Events::Rule'))
  .map(({ Properties }) => Properties)
  .filter((rule) => rule['EventPattern'] !== undefined);

const sesEvent = (type: string, more: object = {}) => ({
  version: '0',
  id: '1',
  'detail-type': type,
  source: 'aws.ses',
  account: '123456789012',
  time: '2026-11-21T10:00:00Z',
  region: 'eu-central-1',
  resources: [],
  detail: {
    eventType: type,
    mail: {
      messageId: '0100-abc',
      source: 'anna@shop.example',
      destination: ['kim@example.com'],
      commonHeaders: { to: ['kim@example.com'], subject: 'Your cart' },
      tags: {
        'ses:configuration-set': ['checkout-recovery-shop'],
        checkout: ['AAAAAAAAAAAAAAAAAAAAAA'],
        step: ['help'],
        attempt: ['1'],
        recipient: ['key'],
      },
    },
    ...more,
  },
});

/** As EventBridge does it for JSON templates: each variable becomes the JSON of what its path points to. */
const transform = ({ InputPathsMap, InputTemplate }: Json, event: Json): unknown =>
  JSON.parse(
    InputTemplate.replace(/<([^>]+)>/g, (_: string, name: string) =>
      JSON.stringify(
        InputPathsMap[name]
          .slice(2)
          .split('.')
          .reduce((value: Json, key: string) => value[key], event),
      ),
    ),
  );

const targetFor = (type: string): Json => {
  const matching = rules.filter((rule) => rule['EventPattern']['detail-type'].includes(type));
  return only(only(Object.fromEntries(matching.entries()))['Targets']);
};

describe('an event of SES', () => {
  it.each([
    'Email Sent',
    'Email Delivered',
    'Email Complaint Received',
    'Email Rejected',
    'Email Rendering Failed',
    'Email Delivery Delayed',
  ])('%s: reaches mail-events as its contract says, without the address', (type) => {
    const target = targetFor(type);
    expect(show(target.Arn)).toBe('maileventsFunction.Arn');
    const event = transform(target.InputTransformer, sesEvent(type));
    expect(mailEventSchema.parse(event)).toMatchObject({
      type,
      messageId: '0100-abc',
      tags: { step: 'help' },
    });
    expect(Object.keys(event as object).sort()).toEqual(['messageId', 'tags', 'time', 'type']);
    expect(JSON.stringify(event)).not.toContain('kim@');
  });

  it('Email Bounced: also says how it bounced', () => {
    const target = targetFor('Email Bounced');
    const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'kim@example.com' }] };
    const event = transform(target.InputTransformer, sesEvent('Email Bounced', { bounce }));
    expect(mailEventSchema.parse(event)).toMatchObject({ type: 'Email Bounced', bounceType: 'Permanent' });
    expect(JSON.stringify(event)).not.toContain('kim@');
  });

  it('is matched by this store’s configuration set alone', () => {
    for (const { EventPattern } of rules) {
      expect(show(EventPattern)).toMatchObject({
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['MailConfigurationSet'] } } },
      });
    }
  });

  it('is never about opening or clicking', () => {
    const { EventDestination } = only(
      resourcesOf(template, 'AWS::SES::ConfigurationSetEventDestination'),
    ).Properties;
    expect([...EventDestination.MatchingEventTypes].sort()).toEqual(
      ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'renderingFailure', 'send'].sort(),
    );
    expect(show(EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);
  });
});

it('the configuration set watches reputation, tracks nobody, suppresses and insists on TLS', () => {
  expect(only(resourcesOf(template, 'AWS::SES::ConfigurationSet')).Properties).toEqual({
    Name: 'checkout-recovery-shop',
    ReputationOptions: { ReputationMetricsEnabled: true },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    VdmOptions: {
      DashboardOptions: { EngagementMetrics: 'DISABLED' },
      GuardianOptions: { OptimizedSharedDelivery: 'DISABLED' },
    },
  });
});

it('the identity is the sender’s domain with a MAIL FROM of its own', () => {
  expect(only(resourcesOf(template, 'AWS::SES::EmailIdentity')).Properties).toEqual({
    EmailIdentity: 'shop.example',
    MailFromAttributes: { MailFromDomain: 'bounce.shop.example' },
  });
});

it('an existing identity is left alone, and may be used', () => {
  const sender = { ...exampleStore.sender, identity: 'existing' };
  const withExisting = exampleTemplate({ sender });
  expect(resourcesOf(withExisting, 'AWS::SES::EmailIdentity')).toEqual({});
  expect(JSON.stringify(show(withExisting.toJSON()))).toContain(':identity/shop.example');
});
