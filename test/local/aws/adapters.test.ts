import { mailEventSchema } from '../../../functions/shared/contract/mail-event.ts';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { createSecretReader } from '../../../functions/shared/aws/secrets.ts';
import { createMailer } from '../../../functions/shared/aws/ses-mailer.ts';
import { timerName } from '../../../functions/shared/domain/timer.ts';
import { eachWithLocalAws, resources, START } from './harness.ts';
import { timerInput } from './schedule-input.ts';

const local = eachWithLocalAws();

interface BounceEvent {
  'detail-type': string;
  time: string;
  detail: { mail: { messageId: string; tags: unknown }; bounce: { bounceType: string } };
}

const mailer = (timeoutMs = 10_000) =>
  createMailer({
    client: local.aws.clients.ses,
    configurationSetName: 'shop-mail',
    from: { name: 'Änne "A." Müller', address: 'anne@shop.example' },
    replyTo: 'anne@shop.example',
    timeoutMs,
  });

const mail = {
  to: 'bounce+max@simulator.amazonses.com',
  subject: 'Ihr Warenkorb wartet',
  html: '<p>Grüße</p>',
  text: 'Grüße',
  headers: { 'List-Unsubscribe': `<https://api.shop.example/u/${'x'.repeat(400)}>` },
  attempt: { checkoutId: timerInput.checkoutId, step: 'help', attempt: 1 },
  recipientKey: 'a'.repeat(64),
};

const sesFault = (when: 'before' | 'after', error: string) =>
  local.aws.faults.add({
    kind: 'failing-call',
    service: 'ses',
    operation: 'SendEmail',
    when,
    error,
    count: 1,
  });

describe('the adapters of the functions, against the local services', () => {
  it('arm a timer once, however often they try, and take it down', async () => {
    const timers = createTimers(local.aws.clients.scheduler, {
      groupName: 'shop-timers',
      functionArn: resources.functions[0]!.arn,
      roleArn: resources.roles[0]!.arn,
      deadLetterArn: resources.queues[0]!.arn,
    });
    const fireAt = START + 7_200_000;
    await timers.create(timerInput, fireAt);
    await timers.create(timerInput, fireAt);
    expect(local.aws.scheduler.timers()).toEqual([
      { name: timerName(timerInput), at: fireAt, input: timerInput },
    ]);
    await timers.delete(timerInput);
    await timers.delete(timerInput);
    expect(local.aws.scheduler.timers()).toEqual([]);
  });

  it('send a mail whose events lead back to its attempt', async () => {
    expect(await mailer().send(mail)).toMatchObject({ kind: 'accepted' });
    expect(local.aws.ses.mailbox()[0]?.from).toContain('Änne "A." Müller');
    const [, bounced] = local.aws.events as [unknown, BounceEvent];
    expect(
      mailEventSchema.parse({
        type: bounced['detail-type'],
        messageId: bounced.detail.mail.messageId,
        time: bounced.time,
        bounceType: bounced.detail.bounce.bounceType,
        tags: bounced.detail.mail.tags,
      }),
    ).toMatchObject({ type: 'Email Bounced', bounceType: 'Permanent', tags: { attempt: 1, step: 'help' } });
  });

  it.each([
    ['before', 'TooManyRequestsException', { kind: 'refused', because: 'throttled' }],
    ['before', 'MessageRejected', { kind: 'refused', because: 'rejected' }],
    ['before', 'SendingPausedException', { kind: 'refused', because: 'paused' }],
    ['before', 'InternalServerError', { kind: 'unknown' }],
    ['after', 'InternalServerError', { kind: 'unknown' }],
    ['before', 'crash', { kind: 'unknown' }],
  ] as const)('know what %s %s says of the mail', async (when, error, outcome) => {
    sesFault(when, error);
    expect(await mailer().send(mail)).toMatchObject(outcome);
    expect(local.aws.ses.mailbox()).toHaveLength(when === 'after' ? 1 : 0);
  });

  it('give up on an answer that never comes', async () => {
    sesFault('before', 'timeout');
    expect(await mailer(200).send(mail)).toMatchObject({ kind: 'unknown' });
  });

  it('read a secret', async () => {
    const secret = resources.secrets[0]!;
    const read = createSecretReader(local.aws.clients.secrets, () => local.aws.time.now);
    expect(await read(secret.arn)).toBe(local.aws.secrets.valueOf(secret.name));
  });
});
