import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Engine } from '../engine.ts';
import { describeDue } from '../journal/describe-due.ts';
import type { DueWork } from '../ports.ts';
import { advanceSchema, parseBody, type LocalActions } from './local-api.ts';

const nextSchema = z.strictObject({ to: z.literal('next') });

const isToNext = (body: unknown): boolean => typeof body === 'object' && body !== null && 'to' in body;

/** The local run's time: looking at it, at what waits for it, and moving it. */
export const createClockActions = ({
  clock,
  due,
  journal,
  time,
}: Pick<Engine, 'clock' | 'due' | 'journal' | 'time'>): LocalActions => {
  const now = () => ({ now: new Date(clock.now()).toISOString() });

  const next = (kind: DueWork['kind']): EpochMs | undefined => due().find((work) => work.kind === kind)?.at;

  /** A batch of the stream is read first where it comes first: a timer may come of it that is due before all others. */
  const nextRead = (): EpochMs | undefined => {
    const read = next('stream');
    return read !== undefined && read < (next('timer') ?? Infinity) ? read : undefined;
  };

  /** The next timer is what people wait for; anything else only where there is none. */
  const moveToNext = async (): Promise<boolean> => {
    const hasReadOn = await time.advanceTo(nextRead);
    if (hasReadOn && next('timer') === undefined) return true;
    return time.advanceTo(() => next('timer') ?? due()[0]?.at);
  };

  const move = (body: unknown): Promise<unknown> => {
    if (isToNext(body)) {
      parseBody(nextSchema, body);
      return moveToNext();
    }
    const { advance, skip } = parseBody(advanceSchema, body);
    return skip ? time.skip(advance) : time.advance(advance);
  };

  return {
    'GET clock': now,
    'POST clock': async (body) => {
      const moving = move(body);
      journal.record({ kind: 'clock', ...now(), isDone: false });
      const hasMoved = await moving.finally(() => journal.record({ kind: 'clock', ...now(), isDone: true }));
      return hasMoved === false ? { ...now(), message: 'Nothing is due: the clock stays.' } : now();
    },
    'GET due': () => due().map(describeDue),
  };
};
