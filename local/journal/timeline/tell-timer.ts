import { MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import type { Happening } from '../../shown/happening.ts';
import { durationInWords } from '../words.ts';
import type { Told } from './told.ts';

type Timer = Extract<Happening, { kind: 'timer' }>;

/** A timer fires within its minute, so less than this is not late. */
const LATE_MS = 2 * MINUTE_MS;

const toTheMinute = (ms: number): number => Math.round(ms / MINUTE_MS) * MINUTE_MS;

const ahead = ({ at, dueAt }: Timer): string => {
  const ms = toTheMinute(Date.parse(dueAt) - Date.parse(at));
  return ms > 0 ? `, due in ${durationInWords(ms)}` : ', due now';
};

const lateness = ({ at, dueAt }: Timer): string => {
  const ms = Date.parse(at) - Date.parse(dueAt);
  return ms < LATE_MS ? '' : `, ${durationInWords(toTheMinute(ms))} late`;
};

const textOf = (timer: Timer): string => {
  const it = timer.step === undefined ? 'timer' : `timer for the step ${timer.step}`;
  switch (timer.action) {
    case 'created':
      return `Set a ${it}${ahead(timer)}.`;
    case 'updated':
      return `Moved the ${it}${ahead(timer)}.`;
    case 'deleted':
      return `Took down the ${it}.`;
    case 'fired':
      return `The ${it} fired${lateness(timer)}.`;
    case 'failed':
      return `The ${it} fired, but could not be delivered.`;
    case 'lost':
      return `The ${it} fired, and a fault lost it on its way.`;
    case 'doubled':
      return `The ${it} fired, and a fault delivered it twice.`;
  }
};

const TROUBLE: readonly Timer['action'][] = ['failed', 'lost', 'doubled'];

/** What became of a timer. */
export const tellTimer = (timer: Timer): Told => ({
  kind: TROUBLE.includes(timer.action) ? 'trouble' : 'timer',
  text: textOf(timer),
  details: [timer.name, `due at ${timer.dueAt}`],
});
