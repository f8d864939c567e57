import type { Happening } from '../../shown/happening.ts';
import { ordinal } from '../words.ts';
import type { Told } from './told.ts';

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>;

const trouble = (text: string, details: readonly string[] = []): Told => ({ kind: 'trouble', text, details });

const HOW_ENDED: Readonly<Record<Exclude<Of<'invocation'>['outcome'], 'ok'>, string>> = {
  error: 'failed',
  'timed-out': 'ran out of time',
  killed: 'was killed',
};

/** An invocation that did not do its work. */
export const tellInvocation = ({
  function: name,
  outcome,
  attempt,
  error,
}: Of<'invocation'>): Told | undefined => {
  if (outcome === 'ok') return undefined;
  const who = attempt === 1 ? name : `The ${ordinal(attempt)} try of ${name}`;
  return trouble(`${who} ${HOW_ENDED[outcome]}.`, error === undefined ? [] : [error]);
};

/** These are how our code finds out that somebody else was there before: nothing went wrong. */
const EXPECTED = [
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'ConflictException',
  'ResourceNotFoundException',
];

/** Whether a call did not work out, as our code sees it or because a fault had it so. */
export const isAnError = ({ outcome, error, isInjected }: Of<'call'>): boolean =>
  isInjected || (outcome !== 'ok' && (error === undefined || !EXPECTED.includes(error)));

/** A call of AWS that did not work out. */
export const tellCall = (call: Of<'call'>): Told | undefined => {
  if (!isAnError(call)) return undefined;
  const { function: name, operation, error, isInjected } = call;
  const how = error === undefined ? 'got no clear answer' : `was answered with ${error}`;
  return trouble(`${operation} of ${name} ${how}${isInjected ? ', as a fault had it' : ''}.`);
};

const MAIL_TROUBLE: Readonly<Record<string, string>> = {
  'Email Bounced': 'The mail bounced.',
  'Email Complaint Received': 'The shopper marked the mail as spam.',
  'Email Rejected': 'SES rejected the mail after it had taken it.',
  'Email Delivery Delayed': 'The delivery of the mail is delayed.',
};

/** What SES says of a mail, where that is bad news. */
export const tellBusEvent = ({ detailType }: Of<'bus-event'>): Told | undefined => {
  const text = MAIL_TROUBLE[detailType];
  return text === undefined ? undefined : trouble(text);
};

export const tellDeadLetter = ({ queue }: Of<'dead-letter'>): Told =>
  trouble('It was given up: a dead letter tells of it.', [`queue: ${queue}`]);

export const tellRedrive = ({ queue }: Of<'redriven'>): Told =>
  trouble('The dead letter was handed in once more.', [`queue: ${queue}`]);
