import * as z from 'zod';
import type { RecordHappening } from '../journal/journal.ts';
import { checkoutsNamedIn } from '../journal/named-checkouts.ts';
import type { Happened } from '../shown/happening.ts';
import { jsonOf } from './service.ts';
import type { Schedule } from './schedules.ts';

type Action = Extract<Happened, { kind: 'timer' }>['action'];

/** Writes down what becomes of a schedule. `requestId`: the invocation that asked for it, if one did. */
export type RecordTimer = (action: Action, schedule: Schedule, requestId?: string) => void;

const inputSchema = z.object({ step: z.string() });

const stepOf = (input: string): string | undefined =>
  inputSchema.safeParse(jsonOf(Buffer.from(input))).data?.step;

export const createRecordTimer =
  (record: RecordHappening): RecordTimer =>
  (action, { Name, at, Target }, requestId) =>
    record(
      { kind: 'timer', action, name: Name, dueAt: new Date(at).toISOString(), step: stepOf(Target.Input) },
      { checkouts: checkoutsNamedIn(Target.Input), requestId },
    );
