import * as z from 'zod';

const MAX_HEADER_LENGTH = 996;

/** Written by the service from the request, so that a second one would break the mail. */
const RESERVED_HEADERS = [
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'reply-to',
  'return-path',
  'sender',
  'mime-version',
];

const text = z.object({ Data: z.string(), Charset: z.string().optional() });

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const header = z.object({ Name: z.string(), Value: z.string() });

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Message.html */
export const simpleContentSchema = z.object({
  Subject: text,
  Body: z.object({ Text: text.optional(), Html: text.optional() }),
  Headers: z.array(header).default([]),
  Attachments: z.array(z.unknown()).max(0, 'The local run sends mails without attachments only').optional(),
});

export type SimpleContent = z.infer<typeof simpleContentSchema>;
type Text = z.infer<typeof text>;

const headersError = (headers: SimpleContent['Headers']): string | undefined => {
  const names = headers.map(({ Name }) => Name.toLowerCase());
  const reserved = names.find((name) => RESERVED_HEADERS.includes(name) || name.startsWith('content-'));
  if (reserved !== undefined) return `Header ${reserved} is written by the service.`;
  const repeated = names.find((name, index) => !name.startsWith('x-') && names.indexOf(name) < index);
  if (repeated !== undefined) return `Header ${repeated} can't appear more than once.`;
  const isTooLong = headers.some(({ Name, Value }) => Name.length + Value.length > MAX_HEADER_LENGTH);
  return isTooLong ? `A header is longer than ${MAX_HEADER_LENGTH} characters.` : undefined;
};

/** Without a character set, the service reads 7-bit ASCII. */
const isReadable = ({ Data, Charset }: Text): boolean => Charset !== undefined || /^\p{ASCII}*$/u.test(Data);

/** `undefined`: subject, body and headers are as the service takes them. */
export const contentError = (simple: SimpleContent): string | undefined => {
  const { Subject, Body } = simple;
  const bodies = [Body.Text, Body.Html].filter((body) => body !== undefined);
  if (bodies.length === 0 || bodies.every(({ Data }) => Data === '')) return 'The message has no body.';
  if (Subject.Data.trim() === '') return 'The message has no subject.';
  if (/[\r\n]/.test(Subject.Data)) return 'The subject has a line break.';
  if (![Subject, ...bodies].every(isReadable)) return 'Text beyond ASCII needs a Charset.';
  return headersError(simple.Headers);
};
