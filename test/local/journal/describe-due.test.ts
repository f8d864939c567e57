import { describeDue } from '../../../local/journal/describe-due.ts';
import type { DueWork } from '../../../local/ports.ts';

const at = Date.parse('2026-11-22T10:00:00Z');
const input = { checkoutId: 'ann', step: 'help', generation: 1 };
const timer = { at, kind: 'timer', name: 'ref-help-1', input } as const;
const stream = { at, kind: 'stream', function: 'schedule' } as const;

describe('what is due', () => {
  it.each<[DueWork, object]>([
    [
      { ...timer, attempt: 1 },
      { text: 'The timer for the step help', name: 'ref-help-1', checkout: 'ann' },
    ],
    [{ ...timer, attempt: 3 }, { text: 'The timer for the step help: third try to deliver it' }],
    [{ ...timer, input: {}, attempt: 1 }, { text: 'The timer ref-help-1' }],
    [
      { at, kind: 'retry', function: 'recover', attempt: 2, event: input },
      { text: 'The second try of recover', checkout: 'ann' },
    ],
    [
      { at, kind: 'rate', function: 'sweep', everyMs: 86_400_000 },
      { text: 'The regular run of sweep, every day' },
    ],
    [{ ...stream, attempt: 1, records: 1 }, { text: 'One record of the stream for schedule' }],
    [
      { ...stream, attempt: 2, records: 2 },
      { text: 'The second try of schedule with 2 records of the stream' },
    ],
    [{ at, kind: 'expiry' }, { text: 'The deletion of what has expired' }],
  ])('is said in words: %j', (work, words) => {
    expect(describeDue(work)).toMatchObject({ at: '2026-11-22T10:00:00.000Z', kind: work.kind, ...words });
  });
});
