import { readFileSync } from 'node:fs';
import {
  isLiftable,
  SKIP_REASONS,
  type DeferReason,
  type SkipReason,
} from '../../functions/shared/domain/reasons.ts';

const ROW = /^\| `(?<reason>[a-z-]+)` +\| (?<meaning>.+?) +\| (?<next>.+?) +\|$/gm;

const rows = [...readFileSync('docs/reasons.md', 'utf8').matchAll(ROW)].map(({ groups }) => ({
  reason: groups!['reason'] as SkipReason,
  next: groups!['next']!,
}));

const PUT_OFF: Readonly<Record<DeferReason, true>> = {
  capped: true,
  'min-gap': true,
  'sending-unavailable': true,
};

const nextAllowedFor = (reason: SkipReason): readonly string[] => {
  if (isLiftable(reason)) return ['Open again'];
  if (reason in PUT_OFF) return ['Put off, then the next step'];
  return ['The next step', 'The sequence ends'];
};

describe('docs/reasons.md', () => {
  it('names every reason of the closed list, in its order, and no other', () => {
    expect(rows.map(({ reason }) => reason)).toEqual([...SKIP_REASONS]);
  });

  it.each(SKIP_REASONS)('says what follows on %s', (reason) => {
    const row = rows.find((candidate) => candidate.reason === reason);
    expect(nextAllowedFor(reason)).toContain(row?.next);
  });
});
