import * as z from 'zod';
import type { DueWork } from '../ports.ts';
import type { DueAnswer } from '../shown/answers.ts';
import { durationInWords, ordinal } from './words.ts';

const timerSchema = z.object({ checkoutId: z.string(), step: z.string() });

const describeTimer = ({
  name,
  input,
  attempt,
}: Extract<DueWork, { kind: 'timer' }>): Omit<DueAnswer, 'at'> => {
  const timer = timerSchema.safeParse(input).data;
  const what = timer === undefined ? `The timer ${name}` : `The timer for the step ${timer.step}`;
  return {
    kind: 'timer',
    text: attempt === 1 ? what : `${what}: ${ordinal(attempt)} try to deliver it`,
    name,
    checkout: timer?.checkoutId,
  };
};

const describe = (work: DueWork): Omit<DueAnswer, 'at'> => {
  switch (work.kind) {
    case 'timer':
      return describeTimer(work);
    case 'retry':
      return {
        kind: 'retry',
        text:
          work.attempt === 1
            ? `An event for ${work.function} that was held up`
            : `The ${ordinal(work.attempt)} try of ${work.function}`,
        checkout: timerSchema.safeParse(work.event).data?.checkoutId,
      };
    case 'rate':
      return {
        kind: 'rate',
        text: `The regular run of ${work.function}, every ${durationInWords(work.everyMs).replace(/^1 /, '')}`,
      };
    case 'stream': {
      const records = work.records === 1 ? 'one record' : `${work.records} records`;
      return {
        kind: 'stream',
        text:
          work.attempt === 1
            ? `${records} of the stream for ${work.function}`
            : `The ${ordinal(work.attempt)} try of ${work.function} with ${records} of the stream`,
      };
    }
    case 'expiry':
      return { kind: 'expiry', text: 'The deletion of what has expired' };
  }
};

/** A piece of work that waits for its time, in words. */
export const describeDue = (work: DueWork): DueAnswer => {
  const { text, ...rest } = describe(work);
  return {
    at: new Date(work.at).toISOString(),
    text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
    ...rest,
  };
};
