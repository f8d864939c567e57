import {
  BadRequestException,
  MessageRejected,
  NotFoundException,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { eachWithLocalAws, START } from './harness.ts';

const local = eachWithLocalAws();

type Simple = NonNullable<NonNullable<SendEmailCommandInput['Content']>['Simple']>;

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

const content = (overrides: Partial<Simple> = {}) => ({
  Simple: {
    Subject: utf8('Ihr Warenkorb wartet, Änne'),
    Body: { Text: utf8('Grüße'), Html: utf8('<p>Grüße</p>') },
    Headers: [
      { Name: 'List-Unsubscribe', Value: '<https://api.shop.example/u/token>' },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
    ],
    ...overrides,
  },
});

const send = (overrides: Partial<SendEmailCommandInput> = {}) =>
  local.aws.clients.ses.send(
    new SendEmailCommand({
      FromEmailAddress: '=?UTF-8?B?w4RubmU=?= <anne@mail.shop.example>',
      Destination: { ToAddresses: ['shopper@example.com'] },
      ReplyToAddresses: ['Anne <anne@shop.example>'],
      ConfigurationSetName: 'shop-mail',
      EmailTags: [{ Name: 'step', Value: 'help' }],
      Content: content(),
      ...overrides,
    }),
  );

const sendTo = (address: string) => send({ Destination: { ToAddresses: [address] } });

const eventTypes = () => local.aws.events.map((event) => event['detail-type']);

describe('an accepted mail', () => {
  it('lies in the mailbox as it is delivered', async () => {
    const { MessageId } = await send();
    expect(local.aws.ses.mailbox()).toEqual([
      {
        at: START,
        messageId: MessageId,
        from: 'Änne <anne@mail.shop.example>',
        to: ['shopper@example.com'],
        replyTo: ['anne@shop.example'],
        subject: 'Ihr Warenkorb wartet, Änne',
        headers: expect.objectContaining({
          From: 'Änne <anne@mail.shop.example>',
          To: 'shopper@example.com',
          'Reply-To': 'Anne <anne@shop.example>',
          'List-Unsubscribe': '<https://api.shop.example/u/token>',
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
        text: 'Grüße',
        html: '<p>Grüße</p>',
        tags: { step: 'help' },
      },
    ]);
  });

  it('is followed by its events, as EventBridge gets them', async () => {
    const { MessageId } = await send();
    expect(eventTypes()).toEqual(['Email Sent', 'Email Delivered']);
    expect(local.aws.events[0]).toMatchObject({
      source: 'aws.ses',
      time: '2026-11-21T10:00:00Z',
      resources: ['arn:aws:ses:eu-central-1:123456789012:configuration-set/shop-mail'],
      detail: {
        eventType: 'Send',
        mail: {
          messageId: MessageId,
          destination: ['shopper@example.com'],
          tags: { step: ['help'], 'ses:configuration-set': ['shop-mail'] },
        },
      },
    });
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['bounce+max@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['suppressionlist@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['complaint@simulator.amazonses.com', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['success@simulator.amazonses.com', ['Email Sent', 'Email Delivered']],
    ['bounce@example.com', ['Email Sent', 'Email Delivered']],
  ])('to %s comes to %j', async (address, types) => {
    await sendTo(address);
    expect(eventTypes()).toEqual(types);
  });

  it('bounces for good at the simulator', async () => {
    await sendTo('bounce@simulator.amazonses.com');
    expect(local.aws.events[1]).toMatchObject({
      detail: {
        bounce: {
          bounceType: 'Permanent',
          bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com' }],
        },
      },
    });
  });

  it('makes only the events that its configuration set publishes', async () => {
    await send({ ConfigurationSetName: 'quiet' });
    await send({ ConfigurationSetName: undefined });
    expect(local.aws.events).toEqual([]);
  });
});

describe('a mail that SES does not take', () => {
  const tag = (Name: string, Value = 'x') => ({ EmailTags: [{ Name, Value }] });
  const header = (Name: string, Value = 'x') => ({ Content: content({ Headers: [{ Name, Value }] }) });

  it.each<[string, Partial<SendEmailCommandInput>]>([
    ['to nobody', { Destination: { ToAddresses: [] } }],
    ['to an address without a domain', { Destination: { ToAddresses: ['shopper'] } }],
    ['to an address beyond ASCII', { Destination: { ToAddresses: ['jörg@example.com'] } }],
    ['to two addresses in one', { Destination: { ToAddresses: ['a@example.com, b@example.com'] } }],
    ['to 51 addresses', { Destination: { ToAddresses: Array.from({ length: 51 }, () => 'a@example.com') } }],
    ['from a name beyond ASCII that is not encoded', { FromEmailAddress: 'Änne <anne@shop.example>' }],
    ['without a sender', { FromEmailAddress: undefined }],
    ['with a reply-to that is no address', { ReplyToAddresses: ['Anne'] }],
    ['with a dot in a tag', tag('step.id')],
    ['with a space in a tag', tag('step', 'the help')],
    ['with a tag of 257 characters', tag('step', 'x'.repeat(257))],
    ['with an empty tag', tag('step', '')],
    ['with a colon in a header name', header('X:Y')],
    ['with a line break in a header', header('X-Shop', 'a\r\nBcc: all@example.com')],
    ['with a header value of 996 characters', header('X-Shop', 'x'.repeat(996))],
    ['with a second subject', header('subject')],
    [
      'with 16 headers',
      {
        Content: content({ Headers: Array.from({ length: 16 }, (_, n) => ({ Name: `X-${n}`, Value: 'x' })) }),
      },
    ],
    [
      'with a header twice',
      { Content: content({ Headers: ['List-Id', 'list-id'].map((Name) => ({ Name, Value: 'x' })) }) },
    ],
    ['without a subject', { Content: content({ Subject: utf8('') }) }],
    ['without a body', { Content: content({ Body: {} }) }],
    ['with text beyond ASCII and no character set', { Content: content({ Subject: { Data: 'Grüße' } }) }],
    [
      'with an attachment, which nobody would see here',
      {
        Content: content({
          Attachments: [{ RawContent: new TextEncoder().encode('x'), FileName: 'x.txt' }],
        }),
      },
    ],
    ['with a list to manage, which is not here', { ListManagementOptions: { ContactListName: 'shop' } }],
    ['that is raw', { Content: { Raw: { Data: new TextEncoder().encode('Subject: x') } } }],
  ])('%s is refused', async (_what, overrides) => {
    await expect(send(overrides)).rejects.toBeInstanceOf(BadRequestException);
    expect(local.aws.ses.mailbox()).toEqual([]);
    expect(local.aws.events).toEqual([]);
  });

  it('from a domain that is not verified is rejected', async () => {
    await expect(send({ FromEmailAddress: 'anne@evil-shop.example' })).rejects.toBeInstanceOf(
      MessageRejected,
    );
    await expect(send({ FromEmailAddress: 'anne@shop.example.com' })).rejects.toThrow(
      'Email address is not verified.',
    );
  });

  it('through an unknown configuration set is not found', async () => {
    await expect(send({ ConfigurationSetName: 'other' })).rejects.toBeInstanceOf(NotFoundException);
  });
});

describe('SES in trouble', () => {
  const fault = (when: 'before' | 'after', error: string) =>
    local.aws.faults.add({
      kind: 'failing-call',
      service: 'ses',
      operation: 'SendEmail',
      when,
      error,
      count: 1,
    });

  it.each(['TooManyRequestsException', 'MessageRejected', 'SendingPausedException'])(
    'answers %s and takes nothing, then recovers',
    async (error) => {
      fault('before', error);
      await expect(send()).rejects.toMatchObject({ name: error });
      expect(local.aws.ses.mailbox()).toEqual([]);
      await expect(send()).resolves.toHaveProperty('MessageId');
    },
  );

  it.each([
    ['before', 0],
    ['after', 2],
  ] as const)('can be silent %s it takes the mail', async (when, eventCount) => {
    fault(when, 'timeout');
    const command = new SendEmailCommand({
      FromEmailAddress: 'anne@shop.example',
      Destination: { ToAddresses: ['shopper@example.com'] },
      ConfigurationSetName: 'shop-mail',
      Content: content(),
    });
    const giveUp = new AbortController();
    const sent = local.aws.clients.ses.send(command, { abortSignal: giveUp.signal });
    const used = () => local.aws.calls.list().length > 0;
    while (!used()) await new Promise(setImmediate);
    giveUp.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(local.aws.events).toHaveLength(eventCount);
  });
});
