import type { MailAnswer } from '../../../shown/answers.ts';

const part = (boundary: string, type: string, body: string): readonly string[] =>
  body === '' ? [] : [`--${boundary}`, `Content-Type: ${type}; charset=UTF-8`, '', body.trimEnd(), ''];

/**
 * The message as text: the headers and the parts that the function gave SES, laid out as the multipart message that SES
 * makes of them (RFC 2046). It is not what would go over the wire: nothing is encoded, and the headers of SES's own
 * servers (Received, DKIM-Signature, Feedback-ID) are only added on AWS.
 */
export const sourceOf = ({ headers, text, html, messageId }: MailAnswer): string => {
  const boundary = `----=_Part_${messageId.slice(0, 16)}`;
  return [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part(boundary, 'text/plain', text),
    ...part(boundary, 'text/html', html),
    `--${boundary}--`,
  ].join('\n');
};

/** What was left out of `sourceOf`, to be said beside it. */
export const SOURCE_NOTE =
  'Headers and parts as the function gave them to SES, put together here. On AWS the parts are encoded, and the servers add Received, DKIM-Signature and Feedback-ID.';
