import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { EventBus, LocalMail } from '../ports.ts';
import type { AcceptableMail, SesReferences } from './ses-request.ts';

export type BusEvent = Parameters<EventBus['put']>[0];

const SIMULATOR_DOMAIN = 'simulator.amazonses.com';

type Fate = 'delivered' | 'bounced' | 'complained' | 'suppressed';

const SIMULATED: Readonly<Record<string, Fate>> = {
  bounce: 'bounced',
  complaint: 'complained',
  suppressionlist: 'suppressed',
};

/**
 * What becomes of a mail to this address: the mailbox simulator's, labels allowed, else delivered
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator).
 */
const fateOf = (address: string): Fate => {
  const [localPart = '', domain] = address.toLowerCase().split('@');
  const [name = ''] = localPart.split('+');
  return domain === SIMULATOR_DOMAIN ? (SIMULATED[name] ?? 'delivered') : 'delivered';
};

interface Notice {
  /** As a configuration set's destination names it. */
  readonly eventType: 'send' | 'delivery' | 'bounce' | 'complaint';
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const sent: Notice = {
  eventType: 'send',
  detailType: 'Email Sent',
  detail: { eventType: 'Send', send: {} },
};

const delivered = (address: string, timestamp: string): Notice => ({
  eventType: 'delivery',
  detailType: 'Email Delivered',
  detail: {
    eventType: 'Delivery',
    delivery: {
      timestamp,
      processingTimeMillis: 0,
      recipients: [address],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'a1-1.smtp-out.amazonses.com',
    },
  },
});

const bounced = (address: string, timestamp: string, feedbackId: string, bounceSubType: string): Notice => ({
  eventType: 'bounce',
  detailType: 'Email Bounced',
  detail: {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType,
      bouncedRecipients: [
        {
          emailAddress: address,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      timestamp,
      feedbackId,
      reportingMTA: 'dsn; a1-1.smtp-out.amazonses.com',
    },
  },
});

const complained = (address: string, timestamp: string, feedbackId: string): Notice => ({
  eventType: 'complaint',
  detailType: 'Email Complaint Received',
  detail: {
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress: address }],
      timestamp,
      feedbackId,
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
      arrivalDate: timestamp,
    },
  },
});

const noticesFor = (address: string, timestamp: string, feedbackId: string): readonly Notice[] => {
  switch (fateOf(address)) {
    case 'delivered':
      return [delivered(address, timestamp)];
    case 'bounced':
      return [bounced(address, timestamp, feedbackId, 'General')];
    case 'suppressed':
      return [bounced(address, timestamp, feedbackId, 'Suppressed')];
    case 'complained':
      return [delivered(address, timestamp), complained(address, timestamp, feedbackId)];
  }
};

const arnOf = (resource: string, { region, accountId }: SesReferences): string =>
  `arn:aws:ses:${region}:${accountId}:${resource}`;

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-mail-object */
const mailObjectOf = (mail: AcceptableMail, stored: LocalMail, references: SesReferences) => ({
  timestamp: new Date(stored.at).toISOString(),
  source: mail.from.text,
  sourceArn: arnOf(`identity/${mail.from.domain}`, references),
  sendingAccountId: references.accountId,
  messageId: stored.messageId,
  destination: [...mail.to, ...mail.cc, ...mail.bcc].map(({ address }) => address),
  headersTruncated: false,
  headers: Object.entries(stored.headers).map(([name, value]) => ({ name, value })),
  commonHeaders: {
    from: [mail.from.text],
    ...(mail.replyTo.length > 0 && { replyTo: mail.replyTo.map((mailbox) => mailbox.text) }),
    to: mail.to.map((mailbox) => mailbox.text),
    messageId: stored.messageId,
    subject: mail.subject,
  },
  tags: {
    'ses:from-domain': [mail.from.domain],
    ...(mail.configurationSet && { 'ses:configuration-set': [mail.configurationSet.name] }),
    ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
  },
});

/**
 * The events of one accepted mail, in their order, as far as its configuration set publishes them
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge.html).
 */
export const eventsOf = (
  mail: AcceptableMail,
  stored: LocalMail,
  references: SesReferences,
  now: EpochMs,
): readonly BusEvent[] => {
  const { configurationSet } = mail;
  if (configurationSet === undefined) return [];
  const published = configurationSet.eventTypes.map((type) => type.toLowerCase());
  const timestamp = new Date(now).toISOString();
  const mailObject = mailObjectOf(mail, stored, references);
  const notices = [
    sent,
    ...mailObject.destination.flatMap((to) => noticesFor(to, timestamp, stored.messageId)),
  ];
  return notices
    .filter(({ eventType }) => published.includes(eventType))
    .map(({ detailType, detail }) => ({
      source: 'aws.ses',
      'detail-type': detailType,
      time: timestamp.replace(/\.\d{3}Z$/, 'Z'),
      resources: [arnOf(`configuration-set/${configurationSet.name}`, references)],
      detail: { ...detail, mail: mailObject },
    }));
};
