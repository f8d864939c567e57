import { expiryOf, type EpochMs } from '../domain/time.ts';
import { checkoutPk } from './keys.ts';
import { writeIf, type WriteResult } from './conditional-write.ts';
import type { UpdateParts } from './expressions.ts';
import type { TableOptions } from './table-options.ts';

/** All that a tombstone must not hold: what was typed, what leads to a person, and what only a live checkout needs. */
const GONE_AT_CLOSE = [
  '#seq',
  '#lastActivityAt',
  '#email',
  '#recipientKey',
  '#firstName',
  '#locale',
  '#timeZone',
  '#country',
  '#cart',
  '#consent',
  '#session',
  '#signals',
  '#isPaused',
  '#claim',
  '#lastAttempt',
  '#timerState',
  '#timerDueAt',
  '#parkedSeq',
  '#sweepShard',
  '#sweepAt',
];

/** Turns a checkout into a tombstone, in one write. Closing ends a claim: whoever holds it settles nothing after. */
export const closeCheckout = (
  { client, tableName, retention }: TableOptions,
  checkoutId: string,
  state: 'completed' | 'erased',
  at: EpochMs,
  only: Required<Pick<UpdateParts, 'condition'>> & Pick<UpdateParts, 'values'>,
): Promise<WriteResult> =>
  writeIf(client, tableName, checkoutPk(checkoutId), {
    set: [
      '#state = :state',
      '#closedAt = :at',
      '#begunAt = if_not_exists(#begunAt, :at)',
      '#steps = if_not_exists(#steps, :none)',
      '#expiresAt = :expiresAt',
    ],
    remove: GONE_AT_CLOSE,
    condition: only.condition,
    values: {
      ...only.values,
      state,
      at,
      none: {},
      expiresAt: expiryOf(at, retention.checkoutMs),
      open: 'open',
    },
  });
