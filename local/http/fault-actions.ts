import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Engine } from '../engine.ts';
import type { DeadLetterAnswer, FaultsAnswer } from '../shown/answers.ts';
import { BadRequestError, parseBody, type LocalActions } from './local-api.ts';

type Parts = Pick<Engine, 'deadLetters' | 'faultCatalogue' | 'faults' | 'faultSchema' | 'runtime'>;

const idSchema = z.strictObject({ id: z.string() });

const iso = (at: EpochMs): string => new Date(at).toISOString();

/** What goes wrong on purpose, and what became of it: faults, kills, dead letters. */
export const createFaultActions = ({
  deadLetters,
  faultCatalogue: catalogue,
  faults,
  faultSchema,
  runtime,
}: Parts): LocalActions => {
  const killSchema = z.strictObject({ function: z.enum(catalogue.functions) });
  return {
    'GET faults': (): FaultsAnswer => ({ waiting: faults.list(), catalogue }),
    'POST faults': (body) => {
      const asked = Array.isArray(body)
        ? parseBody(faultSchema.array(), body)
        : [parseBody(faultSchema, body)];
      for (const fault of asked) faults.add(fault);
    },
    'POST faults/remove': (body) => {
      const { id } = parseBody(idSchema, body);
      if (!faults.remove(id)) throw new BadRequestError(`no fault ${id} waits`);
    },
    'POST functions/kill': (body) => ({ processes: runtime.kill(parseBody(killSchema, body).function) }),
    'GET dead-letters': (): readonly DeadLetterAnswer[] =>
      deadLetters.list().map((letter) => ({ ...letter, at: iso(letter.at) })),
    'POST dead-letters/redrive': async (body) => {
      const outcome = await deadLetters.redrive(parseBody(idSchema, body).id);
      if (outcome.kind === 'failed') throw new BadRequestError(outcome.message);
    },
  };
};
