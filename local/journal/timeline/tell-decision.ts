import type { Happening } from '../../shown/happening.ts';
import { thenOf, whyOf } from '../../shown/reason-words.ts';
import { durationInWords } from '../words.ts';
import type { Told } from './told.ts';

/** A decision as it is stored; times are ISO 8601. */
export type Decision = Pick<
  Extract<Happening, { kind: 'decision' }>,
  'step' | 'decision' | 'reason' | 'decidedAt' | 'until'
>;

const why = (reason: string | undefined): string =>
  reason === undefined ? 'no reason is stored' : whyOf(reason);

const tellSkip = ({ step, reason }: Decision): Told => {
  const then = reason === undefined ? undefined : thenOf(reason);
  return {
    kind: 'decision',
    text: `Did not mail the step ${step}: ${why(reason)}.`,
    details: reason === undefined || then === undefined ? [] : [reason, then],
  };
};

const tellDeferral = ({ step, reason, decidedAt, until }: Decision): Told => {
  const wait = until === undefined ? '' : ` by ${durationInWords(Date.parse(until) - Date.parse(decidedAt))}`;
  return {
    kind: 'decision',
    text: `Put the step ${step} off${wait}: ${why(reason)}.`,
    details: [...(reason === undefined ? [] : [reason]), ...(until === undefined ? [] : [`until ${until}`])],
  };
};

export const tellDecision = (decision: Decision): Told => {
  switch (decision.decision) {
    case 'sent':
      return { kind: 'decision', text: `Noted that the step ${decision.step} was mailed.`, details: [] };
    case 'skipped':
      return tellSkip(decision);
    case 'deferred':
      return tellDeferral(decision);
  }
};
