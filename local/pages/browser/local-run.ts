import { isRecord } from '../../../storefront/beacon/is-record.ts';

/** One mail as `GET /_local/mailbox` gives it. */
export interface Mail {
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

const pairsOf = (value: unknown): Record<string, string> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textOf(each)])) : {};

/** Epoch milliseconds, from these or from ISO 8601. */
const timeOf = (value: unknown): number =>
  typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;

const mailOf = (value: unknown): Mail[] =>
  isRecord(value)
    ? [
        {
          at: timeOf(value['at']),
          from: textOf(value['from']),
          to: textsOf(value['to']),
          replyTo: textsOf(value['replyTo']),
          subject: textOf(value['subject']),
          headers: pairsOf(value['headers']),
          tags: pairsOf(value['tags']),
          text: textOf(value['text']),
          html: textOf(value['html']),
        },
      ]
    : [];

const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
  const response = await fetch(`/_local/${path}`, init);
  if (!response.ok) throw new Error(`/_local/${path} answered ${response.status}`);
  return response.json();
};

/** Oldest first. */
export const readMailbox = async (): Promise<readonly Mail[]> => {
  const mails = await ask('mailbox');
  return Array.isArray(mails) ? mails.flatMap(mailOf) : [];
};

/** Epoch milliseconds. */
export const readClock = async (): Promise<number> => {
  const clock = await ask('clock');
  return isRecord(clock) ? timeOf(clock['now']) : Number.NaN;
};

/** Moves the clock on; answers when all that became due has happened. */
export const advanceClock = async (duration: string): Promise<void> => {
  await ask('clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  });
};
