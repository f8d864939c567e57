import type { Happening } from '../../shown/happening.ts';
import { whyOf } from '../../shown/reason-words.ts';
import { callWords } from './call-words.ts';
import { count } from './count.ts';
import { requestWords } from './request-words.ts';
import { clockTime, dayAndTime } from './time-words.ts';

/** One happening as people read it. */
export interface HappeningWords {
  readonly text: string;
  readonly tone: 'neutral' | 'good' | 'warn' | 'bad';
  readonly icon:
    | 'alert'
    | 'beacon'
    | 'bolt'
    | 'check'
    | 'click'
    | 'clock'
    | 'database'
    | 'dead-letters'
    | 'faults'
    | 'info'
    | 'logs'
    | 'mailbox'
    | 'order'
    | 'refresh'
    | 'timers'
    | 'trash';
}

type Of<Kind extends Happening['kind']> = Extract<Happening, { readonly kind: Kind }>;

const say = (
  icon: HappeningWords['icon'],
  text: string,
  tone: HappeningWords['tone'] = 'neutral',
): HappeningWords => ({ icon, text, tone });

const TRIGGERS: Readonly<Record<Of<'invocation'>['trigger'], string>> = {
  api: 'by a request',
  stream: 'by the stream',
  timer: 'by a timer',
  rule: 'by an event',
  rate: 'by its daily rate',
  redrive: 'by a redrive',
  direct: 'directly',
};

const ordinal = (attempt: number): string => (attempt === 1 ? '' : `, try ${attempt}`);

const invocationWords = (happening: Of<'invocation'>): HappeningWords => {
  const { function: name, attempt, outcome, error, durationMs } = happening;
  switch (outcome) {
    case 'ok':
      return say('check', `${name} was done in ${Math.round(durationMs)} ms${ordinal(attempt)}`);
    case 'error':
      return say('alert', `${name} failed${ordinal(attempt)}: ${error ?? 'unknown error'}`, 'bad');
    case 'timed-out':
      return say('alert', `${name} timed out${ordinal(attempt)}`, 'bad');
    case 'killed':
      return say('alert', `${name} was killed${ordinal(attempt)}`, 'bad');
  }
};

const timerWords = ({ action, dueAt, step, at }: Of<'timer'>): HappeningWords => {
  const what = step === undefined ? 'Timer' : `Timer for ${step}`;
  const due = dayAndTime(Date.parse(dueAt), Date.parse(at));
  switch (action) {
    case 'created':
      return say('timers', `${what} set for ${due}`);
    case 'updated':
      return say('timers', `${what} moved to ${due}`);
    case 'deleted':
      return say('trash', `${what} of ${due} taken down`);
    case 'fired':
      return say('timers', `${what} fired`, 'good');
    case 'failed':
      return say('alert', `${what} could not be delivered`, 'bad');
    case 'lost':
      return say('alert', `${what} was lost on its way`, 'bad');
    case 'doubled':
      return say('alert', `${what} was delivered twice`, 'warn');
  }
};

const decisionWords = ({ step, decision, reason, until, at }: Of<'decision'>): HappeningWords => {
  const why = reason === undefined ? '' : `: ${whyOf(reason)}`;
  switch (decision) {
    case 'sent':
      return say('check', `Noted that ${step} was mailed`, 'good');
    case 'skipped':
      return say('info', `Did not mail ${step}${why}`, 'warn');
    case 'deferred': {
      const when = until === undefined ? '' : ` until ${dayAndTime(Date.parse(until), Date.parse(at))}`;
      return say('clock', `Put ${step} off${when}${why}`, 'warn');
    }
  }
};

const recordsWords = ({ function: name, count: number, matched }: Of<'records'>): HappeningWords => {
  const read = `The stream brought ${count(number, 'record')}`;
  return matched === 0
    ? say('database', `${read}, none for ${name}`)
    : say('database', `${read}, ${matched === number ? '' : `${matched} `}for ${name}`);
};

const busWords = ({ source, detailType, rules }: Of<'bus-event'>): HappeningWords =>
  say(
    'bolt',
    rules.length === 0
      ? `${detailType} from ${source}, taken by no rule`
      : `${detailType} from ${source}, taken by ${count(rules.length, 'rule')}`,
  );

const rebuiltParts = ({
  functions,
  isScriptNew,
}: Extract<Happening, { kind: 'rebuilt' }>): readonly string[] => [
  ...functions,
  ...(isScriptNew ? ['the storefront script'] : []),
];

const faultWords = ({ waiting, text }: Of<'faults'>): HappeningWords => {
  if (text !== undefined) return say('faults', text, 'warn');
  return waiting === 0
    ? say('faults', 'No fault is waiting any more')
    : say('faults', `${count(waiting, 'fault')} waiting`, 'warn');
};

/** Every happening in one sentence, without its full stop. */
export const wordsOf = (happening: Happening): HappeningWords => {
  switch (happening.kind) {
    case 'request':
      return requestWords(happening);
    case 'invocation-begun':
      return say(
        'bolt',
        `${happening.function} was invoked ${TRIGGERS[happening.trigger]}${ordinal(happening.attempt)}`,
      );
    case 'invocation':
      return invocationWords(happening);
    case 'call':
      return callWords(happening);
    case 'records':
      return recordsWords(happening);
    case 'timer':
      return timerWords(happening);
    case 'decision':
      return decisionWords(happening);
    case 'mail':
      return say('mailbox', `Mail to ${happening.to.join(', ')}: “${happening.subject}”`, 'good');
    case 'bus-event':
      return busWords(happening);
    case 'dead-letter':
      return say('dead-letters', `Dead letter in ${happening.queue}`, 'bad');
    case 'redriven':
      return say('refresh', `Dead letter of ${happening.queue} handed in once more`);
    case 'expired':
      return say('trash', `${count(happening.count, 'item')} expired`);
    case 'clock':
      return happening.isDone
        ? say('clock', `The clock was moved to ${clockTime(Date.parse(happening.now))}`)
        : say('clock', 'The clock is being moved');
    case 'log':
      return say(
        'logs',
        `${happening.function}: ${happening.line}`,
        happening.stream === 'stderr' ? 'warn' : 'neutral',
      );
    case 'faults':
      return faultWords(happening);
    case 'rebuilt':
      return happening.error === undefined
        ? say('refresh', `Built anew: ${rebuiltParts(happening).join(', ') || 'no function has changed'}`)
        : say('alert', `${happening.functions.join(', ')} could not be built: ${happening.error}`, 'bad');
    case 'reset':
      return say('refresh', 'All was forgotten, and the clock set back');
  }
};
