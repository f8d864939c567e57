import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { RecordHappening } from '../journal/journal.ts';
import type { EventBus, LocalClock, LocalMail } from '../ports.ts';
import type { AwsService } from './service.ts';
import { eventsOf } from './ses-events.ts';
import { parseSendEmail, type AcceptableMail, type SesReferences } from './ses-request.ts';
import { restJson } from './wire.ts';

/** SES v2, for sending: what it accepts lies in the mailbox, and its events reach the bus. */
export interface LocalSes {
  readonly service: AwsService;
  /** All mails that were accepted, also those that bounced; oldest first. */
  mailbox(): readonly LocalMail[];
  reset(): void;
  /** Takes over the mails of a former run. */
  restore(mails: readonly LocalMail[]): void;
}

const messageIdOf = (now: EpochMs, id: string): string =>
  `0107${now.toString(16).padStart(12, '0')}-${id}-000000`;

const textsOf = (mailboxes: AcceptableMail['to']): string => mailboxes.map(({ text }) => text).join(', ');

/** The headers that the recipient sees, the service's own among them. */
const headersOf = (
  mail: AcceptableMail,
  messageId: string,
  now: EpochMs,
  region: string,
): LocalMail['headers'] => ({
  From: mail.from.text,
  To: textsOf(mail.to),
  ...(mail.cc.length > 0 && { Cc: textsOf(mail.cc) }),
  ...(mail.replyTo.length > 0 && { 'Reply-To': textsOf(mail.replyTo) }),
  Subject: mail.subject,
  ...Object.fromEntries(mail.headers.map(({ name, value }) => [name, value])),
  'Message-ID': `<${messageId}@${region}.amazonses.com>`,
  Date: new Date(now).toUTCString(),
  'MIME-Version': '1.0',
});

const addressesOf = (mailboxes: AcceptableMail['to']): readonly string[] =>
  mailboxes.map(({ address }) => address);

export const createSes = ({
  clock,
  bus,
  resources,
  randomId,
  record,
}: {
  readonly clock: LocalClock;
  readonly bus: EventBus;
  readonly resources: SesReferences;
  readonly randomId: () => string;
  readonly record: RecordHappening;
}): LocalSes => {
  const wire = restJson('ses', 'message');
  const mails: LocalMail[] = [];

  const deliver = (mail: AcceptableMail): LocalMail => {
    const now = clock.now();
    const messageId = messageIdOf(now, randomId());
    return {
      at: now,
      messageId,
      from: mail.from.text,
      to: addressesOf(mail.to),
      replyTo: addressesOf(mail.replyTo),
      subject: mail.subject,
      headers: headersOf(mail, messageId, now, resources.region),
      text: mail.text,
      html: mail.html,
      tags: mail.tags,
    };
  };

  return {
    service: {
      name: 'ses',
      answer: (_operation, { requestId }, input) => {
        const outcome = parseSendEmail(input, resources);
        if (outcome.kind === 'refused') return Promise.resolve(wire.refuse(outcome));
        const stored = deliver(outcome.value);
        mails.push(stored);
        record(
          {
            kind: 'mail',
            messageId: stored.messageId,
            to: stored.to,
            subject: stored.subject,
            step: stored.tags['step'],
          },
          { requestId, checkouts: [stored.tags['checkout'] ?? []].flat() },
        );
        for (const event of eventsOf(outcome.value, stored, resources, stored.at)) bus.put(event);
        return Promise.resolve(wire.answer({ MessageId: stored.messageId }));
      },
      refuse: wire.refuse,
    },
    mailbox: () => [...mails],
    reset: () => {
      mails.length = 0;
    },
    restore: (former) => void mails.push(...former),
  };
};
