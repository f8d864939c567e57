import type {
  CallsAnswer,
  CheckoutAnswer,
  ConfigAnswer,
  CostAnswer,
  DeadLetterAnswer,
  DueAnswer,
  FaultsAnswer,
  LogAnswer,
  MailAnswer,
  PermissionsAnswer,
  TimelineAnswer,
  TimerAnswer,
} from '../../shown/answers.ts';
import type { HappeningKind } from '../../shown/happening.ts';

/** What `GET /_local/<name>` answers. */
export interface Answers {
  readonly checkouts: readonly CheckoutAnswer[];
  readonly timeline: TimelineAnswer;
  readonly mailbox: readonly MailAnswer[];
  readonly timers: readonly TimerAnswer[];
  readonly due: readonly DueAnswer[];
  readonly 'dead-letters': readonly DeadLetterAnswer[];
  readonly logs: readonly LogAnswer[];
  readonly cost: CostAnswer;
  readonly calls: CallsAnswer;
  readonly permissions: PermissionsAnswer;
  readonly faults: FaultsAnswer;
  readonly config: ConfigAnswer;
}

export type AnswerName = keyof Answers;

type One<Answer> = Answer extends readonly (infer Entry)[] ? Entry : Answer;

/** The members that each entry of a list, or the answer itself, has in any case. */
interface Shape<Answer> {
  readonly isList: boolean;
  readonly members: readonly (keyof One<Answer>)[];
}

const SHAPES: { readonly [Name in AnswerName]: Shape<Answers[Name]> } = {
  checkouts: { isList: true, members: ['id', 'state', 'steps', 'stored'] },
  timeline: { isList: false, members: ['id', 'state', 'entries'] },
  mailbox: { isList: true, members: ['at', 'messageId', 'from', 'to', 'subject', 'headers', 'text', 'html'] },
  timers: { isList: true, members: ['name', 'at'] },
  due: { isList: true, members: ['at', 'kind', 'text'] },
  'dead-letters': { isList: true, members: ['id', 'at', 'queue', 'text', 'isRedrivable'] },
  logs: { isList: true, members: ['at', 'function', 'stream', 'line'] },
  cost: { isList: false, members: ['totalUsd', 'checkouts', 'lines', 'assumptions'] },
  calls: { isList: false, members: ['invocations', 'calls'] },
  permissions: { isList: false, members: ['granted', 'denied'] },
  faults: { isList: false, members: ['waiting', 'catalogue'] },
  config: { isList: false, members: ['apiUrl', 'store', 'functions'] },
};

const hasAll = (value: unknown, members: readonly PropertyKey[]): boolean =>
  typeof value === 'object' && value !== null && members.every((member) => member in value);

/** Whether this is the answer that the panels are written for, as far as its outline tells. */
export const isAnswer = <Name extends AnswerName>(name: Name, value: unknown): value is Answers[Name] => {
  const { isList, members } = SHAPES[name];
  if (!isList) return hasAll(value, members);
  return Array.isArray(value) && value.every((entry) => hasAll(entry, members));
};

const STORED: readonly HappeningKind[] = ['invocation', 'decision', 'expired'];
const TIMERS: readonly HappeningKind[] = ['timer'];

/** The happenings after which an answer may be another one. `reset` is after all of them. */
export const CHANGED_BY: Readonly<Record<AnswerName, readonly HappeningKind[]>> = {
  checkouts: STORED,
  timeline: [...STORED, ...TIMERS, 'mail', 'request', 'dead-letter', 'redriven'],
  mailbox: ['mail'],
  timers: TIMERS,
  due: [...TIMERS, 'invocation', 'records', 'clock', 'dead-letter', 'expired'],
  'dead-letters': ['dead-letter', 'redriven'],
  logs: ['log'],
  cost: ['invocation', 'call', 'mail', 'request'],
  calls: ['invocation', 'call'],
  permissions: ['call', 'invocation'],
  faults: ['faults', 'call', 'timer', 'invocation'],
  config: ['rebuilt'],
};
