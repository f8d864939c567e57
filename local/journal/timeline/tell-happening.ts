import * as z from 'zod';
import type { Happening } from '../../shown/happening.ts';
import { listed } from '../words.ts';
import { tellDecision } from './tell-decision.ts';
import { tellRequest } from './tell-request.ts';
import { tellTimer } from './tell-timer.ts';
import { tellBusEvent, tellCall, tellDeadLetter, tellInvocation, tellRedrive } from './tell-trouble.ts';
import type { Told } from './told.ts';

const tellMail = ({ to, subject, step, messageId }: Extract<Happening, { kind: 'mail' }>): Told => ({
  kind: 'mail',
  text: `Mailed ${step === undefined ? 'something' : `the step ${step}`} to ${listed(to)}: “${subject}”.`,
  details: [],
  messageId,
});

const missingSchema = z.object({
  message: z.literal('not mailed'),
  reason: z.literal('missing'),
  step: z.string(),
});

/** A decision about a checkout that is not stored is found in the log only. */
const tellLog = ({ line, at }: Extract<Happening, { kind: 'log' }>): Told | undefined => {
  if (!line.includes('"missing"')) return undefined;
  try {
    const { data } = missingSchema.safeParse(JSON.parse(line));
    return data && tellDecision({ step: data.step, decision: 'skipped', reason: data.reason, decidedAt: at });
  } catch {
    return undefined;
  }
};

/** One happening in words, where it says something about the checkout that is not said elsewhere. */
export const tellHappening = (happening: Happening): Told | undefined => {
  switch (happening.kind) {
    case 'request':
      return tellRequest(happening);
    case 'timer':
      return tellTimer(happening);
    case 'mail':
      return tellMail(happening);
    case 'decision':
      return tellDecision(happening);
    case 'invocation':
      return tellInvocation(happening);
    case 'call':
      return tellCall(happening);
    case 'bus-event':
      return tellBusEvent(happening);
    case 'dead-letter':
      return tellDeadLetter(happening);
    case 'redriven':
      return tellRedrive(happening);
    case 'log':
      return tellLog(happening);
    case 'invocation-begun':
    case 'records':
    case 'expired':
    case 'clock':
    case 'faults':
    case 'rebuilt':
    case 'reset':
      return undefined;
  }
};
