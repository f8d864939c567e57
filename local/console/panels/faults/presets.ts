import type { FaultCatalogue } from '../../../shown/answers.ts';

/** A fault that is worth seeing, with what to look for. */
export interface Preset {
  readonly title: string;
  readonly lookFor: string;
  /** As it is posted. */
  readonly body: PresetBody;
}

type PresetBody =
  | {
      readonly service: string;
      readonly operation: string;
      readonly when: 'before' | 'after';
      readonly error: string;
      readonly count: number;
    }
  | { readonly service: string; readonly operation: string; readonly slowMs: number; readonly count: number }
  | { readonly function: string; readonly when: 'before' | 'during' | 'after'; readonly count: number }
  | {
      readonly hop: string;
      readonly delivery: string;
      readonly function?: string;
      readonly count: number;
    };

const PRESETS: readonly Preset[] = [
  {
    title: 'SES throttles the next 3 mails',
    lookFor: 'The step is put off, not lost: its timer is set anew.',
    body: {
      service: 'ses',
      operation: 'SendEmail',
      when: 'before',
      error: 'TooManyRequestsException',
      count: 3,
    },
  },
  {
    title: 'recover dies right after SES accepted the mail',
    lookFor: 'The mail is there once. Nobody knows it was sent until SES says so in an event.',
    body: { service: 'ses', operation: 'SendEmail', when: 'after', error: 'crash', count: 1 },
  },
  {
    title: 'SES takes the next mail and never answers',
    lookFor: 'The claim is settled by SES’s event, without a second mail.',
    body: { service: 'ses', operation: 'SendEmail', when: 'after', error: 'timeout', count: 1 },
  },
  {
    title: 'Every timer is delivered twice',
    lookFor: 'One mail all the same: the second delivery finds the step decided.',
    body: { hop: 'timer', delivery: 'doubled', count: 1000 },
  },
  {
    title: 'The next timer is lost',
    lookFor: 'No mail when it was due; the daily sweep finds the checkout and arms it again.',
    body: { hop: 'timer', delivery: 'lost', count: 1 },
  },
  {
    title: 'schedule dies between two writes',
    lookFor: 'Lambda hands the batch over again, and the timer is there once.',
    body: { function: 'schedule', when: 'during', count: 1 },
  },
  {
    title: 'The answer to the next order is lost',
    lookFor: 'The shop reports it again; the second report changes nothing.',
    body: { hop: 'api', delivery: 'unanswered', function: 'orders', count: 1 },
  },
  {
    title: 'The table fails every read',
    lookFor:
      'Lambda tries recover three times, then the event is a dead letter. Take this back, then redrive it.',
    body: {
      service: 'dynamodb',
      operation: 'GetItem',
      when: 'before',
      error: 'InternalServerError',
      count: 1000,
    },
  },
];

const isKnown = (body: PresetBody, { services, deliveries, functions }: FaultCatalogue): boolean => {
  if ('service' in body)
    return services.some(
      ({ name, operations, errors }) =>
        name === body.service &&
        operations.includes(body.operation) &&
        (!('error' in body) || errors.includes(body.error)),
    );
  if ('hop' in body)
    return deliveries.some(
      ({ hop, kinds, functions: targets }) =>
        hop === body.hop &&
        kinds.some(({ delivery }) => delivery === body.delivery) &&
        (body.function === undefined || targets.includes(body.function)),
    );
  return functions.includes(body.function);
};

/** Those that this stack can have. */
export const presetsFor = (catalogue: FaultCatalogue): readonly Preset[] =>
  PRESETS.filter(({ body }) => isKnown(body, catalogue));
