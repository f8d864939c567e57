import * as z from 'zod';
import { stepIdSchema } from '../../functions/shared/contract/store.ts';
import { durationMs } from './duration.ts';
import { duration, setting } from './fields.ts';

const step = z.strictObject({
  id: setting(
    stepIdSchema,
    'The step’s name in timers, metrics and records. Never reuse one for another mail.',
    '1 to 16 characters of a-z 0-9 -, a letter first',
  ),
  template: setting(
    z.enum(['help', 'reminder', 'offer']),
    'Which mail it sends.',
    '`help`, `reminder` or `offer`',
  ),
  delay: duration('PT5M', 'P90D', 'How long after the shopper’s last activity.'),
  maxLateness: duration(
    'PT15M',
    'P30D',
    'How late it may still go out when something held it up; later it is skipped.',
  ),
});

type Step = z.infer<typeof step>;

/** Steps are named once and come in the order of their delays. */
const checkOrder = ({ value: steps, issues }: z.core.ParsePayload<Step[]>): void => {
  for (const [index, { id, delay }] of steps.entries()) {
    const earlier = steps.slice(0, index);
    const report = (field: string, allowed: string) =>
      issues.push({ code: 'custom', input: steps, path: [index, field], params: { allowed } });
    if (earlier.some((other) => other.id === id)) report('id', 'an id that no other step has');
    const before = earlier.at(-1);
    if (before !== undefined && durationMs(delay) <= durationMs(before.delay)) {
      report('delay', `longer than the delay of the step before (${before.delay})`);
    }
  }
};

export const steps = setting(
  z
    .array(step)
    .min(1)
    .max(5)
    .check(checkOrder)
    .default([
      { id: 'help', template: 'help', delay: 'PT2H', maxLateness: 'PT12H' },
      { id: 'reminder', template: 'reminder', delay: 'P1D', maxLateness: 'P1D' },
      { id: 'offer', template: 'offer', delay: 'P3D', maxLateness: 'P2D' },
    ]),
  'The mails of the sequence.',
  '1 to 5 steps, the shortest delay first',
);

const cap = z.strictObject({
  count: setting(
    z.int().min(1).max(100),
    'At most this many mails to one shopper …',
    'a whole number from 1 to 100',
  ),
  window: duration('PT1H', 'P400D', '… in any time span of this length.'),
});

export const caps = setting(
  z
    .array(cap)
    .min(1)
    .max(5)
    .default([
      { count: 1, window: 'P1D' },
      { count: 3, window: 'P30D' },
    ]),
  'How many mails one shopper gets at most, over all checkouts.',
  '1 to 5 caps',
);
