import * as z from 'zod';
import type { Happened } from '../shown/happening.ts';
import { jsonOf, type AwsAnswer } from './service.ts';

/** An answer, or none: the connection stays open (`hang`) or is closed (`cut`). */
export type CallAnswer = AwsAnswer | 'hang' | 'cut';

const errorSchema = z.object({ __type: z.string() });

/** REST services name the error in a header, the others in the body behind a namespace. */
const errorNameOf = ({ status, headers, body }: AwsAnswer): string | undefined => {
  if (status < 400) return undefined;
  const named = headers['x-amzn-errortype'] ?? errorSchema.safeParse(jsonOf(Buffer.from(body))).data?.__type;
  return named?.split('#').at(-1) ?? `HTTP ${status}`;
};

/** What a call came to, as the journal has it. */
export const callOutcome = (
  answer: CallAnswer,
): Pick<Extract<Happened, { kind: 'call' }>, 'outcome' | 'error'> => {
  if (typeof answer === 'string') return { outcome: 'no-answer' };
  const error = errorNameOf(answer);
  return error === undefined ? { outcome: 'ok' } : { outcome: 'error', error };
};
