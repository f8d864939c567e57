import { exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show } from './support/template.ts';

const template = exampleTemplate();
const functions = resourcesOf(template, 'AWS::Lambda::Function');

describe('a timer that fails', () => {
  it('is kept by Scheduler where it could not be delivered', () => {
    for (const name of ['schedule', 'recover', 'sweep']) {
      const { Variables } = functions[`${name}Function`]!.Properties['Environment'];
      expect(show(Variables['TIMER_DEAD_LETTER_ARN'])).toBe('TimersDeadLetters.Arn');
    }
  });

  it('is kept by Lambda where recover failed on it three times', () => {
    const configs = Object.values(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig')).map(
      ({ Properties }) => show(Properties),
    );
    const config = configs.find(({ FunctionName }) => FunctionName === 'recoverFunction');
    expect(config).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 6 * 60 * 60,
      DestinationConfig: { OnFailure: { Destination: 'RecoverFailures.Arn' } },
    });
  });
});

it.each([
  ['mail-events', 'maileventsFunction', 'MailEventFailures.Arn'],
  ['sweep', 'sweepFunction', 'SweepFailures.Arn'],
])('%s leaves what it failed on in a queue of its own', (_name, id, queue) => {
  const configs = Object.values(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig')).map(
    ({ Properties }) => show(Properties),
  );
  expect(
    configs.find(({ FunctionName }) => FunctionName === id)?.DestinationConfig.OnFailure.Destination,
  ).toBe(queue);
});

it('the daily run leaves a trace where it could not be started', () => {
  const rules = Object.values(resourcesOf(template, 'AWS::Events::Rule'));
  const daily = rules.filter(({ Properties }) => Properties['ScheduleExpression'] !== undefined);
  expect(daily).toHaveLength(1);
  expect(show(daily[0]!.Properties)).toMatchObject({
    ScheduleExpression: 'rate(1 day)',
    Targets: [{ Arn: 'sweepFunction.Arn', DeadLetterConfig: { Arn: 'SweepFailures.Arn' } }],
  });
});

it('mails’ events leave none, since EventBridge would keep the address with them', () => {
  const rules = Object.values(resourcesOf(template, 'AWS::Events::Rule'));
  const ofMails = rules.filter(({ Properties }) => Properties['EventPattern'] !== undefined);
  expect(ofMails).toHaveLength(2);
  for (const { Properties } of ofMails)
    expect(only(Properties['Targets'])).not.toHaveProperty('DeadLetterConfig');
});

it('dead letters are encrypted, sent by TLS only, and kept as long as SQS can', () => {
  const queues = Object.values(resourcesOf(template, 'AWS::SQS::Queue'));
  expect(queues).toHaveLength(5);
  for (const { Properties } of queues)
    expect(Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
});
