import { readFileSync } from 'node:fs';
import { exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show } from './support/template.ts';

const template = exampleTemplate({ alarmAddress: 'operations@shop.example' });
const alarms = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) =>
  show(Properties),
);
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const entries = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

const sectionOf = (entry: string): string =>
  runbook.split(/^## /m).find((part) => part.startsWith(`${entry}\n`)) ?? '';

describe.each(alarms.map((alarm) => [alarm.AlarmName, alarm]))('%s', (_name, alarm) => {
  const entry = alarm.AlarmDescription.match(/docs\/runbook\.md#([a-z-]+)$/)?.[1];

  it('says what the shopper suffers and leads to its entry in the runbook', () => {
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{20,}\. What to do: docs\/runbook\.md#[a-z-]+$/);
    expect(entries).toContain(entry);
    expect(alarm.AlarmName).toBe(`checkout-recovery-shop-${entry}`);
  });

  it('has an entry that says what it means, how to look and what to do', () => {
    const section = sectionOf(entry);
    for (const part of ['**Means.**', '**Look.**', '**Do.**']) expect(section).toContain(part);
    expect(section).toContain(alarm.AlarmDescription.split(' What to do:')[0]);
  });

  it('is sent to the topic and keeps quiet where nothing happens', () => {
    expect(alarm).toMatchObject({ AlarmActions: ['MonitoringTopic'], TreatMissingData: 'notBreaching' });
  });
});

it('the runbook has no entry that no alarm leads to', () => {
  expect([...entries].sort()).toEqual(
    alarms.map(({ AlarmName }) => AlarmName.replace('checkout-recovery-shop-', '')).sort(),
  );
});

it('every dead-letter queue is watched from its first message on', () => {
  const watched = alarms
    .filter(
      ({ MetricName, Threshold }) => MetricName === 'ApproximateNumberOfMessagesVisible' && Threshold === 1,
    )
    .map(({ Dimensions }) => Dimensions[0].Value.replace('.QueueName', ''));
  expect(watched.sort()).toEqual(Object.keys(resourcesOf(template, 'AWS::SQS::Queue')).sort());
});

it('alarms stay few: each costs money', () => {
  expect(alarms.length).toBeLessThanOrEqual(15);
});

it('CloudWatch of this account may publish to the topic', () => {
  const { Statement } = show(
    only(resourcesOf(template, 'AWS::SNS::TopicPolicy')).Properties['PolicyDocument'],
  );
  expect(Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '<AccountId>' } },
    }),
  );
});

it('somebody is told by mail only where an address is given', () => {
  expect(only(resourcesOf(template, 'AWS::SNS::Subscription')).Properties).toMatchObject({
    Protocol: 'email',
    Endpoint: 'operations@shop.example',
  });
  expect(resourcesOf(exampleTemplate(), 'AWS::SNS::Subscription')).toEqual({});
});
