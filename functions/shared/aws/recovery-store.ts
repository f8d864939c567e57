import { orderedBeforeToAllow } from '../domain/order-grace.ts';
import { slotKeyOf } from '../domain/recipient.ts';
import { expiryOf } from '../domain/time.ts';
import type { OpenCheckout } from '../domain/checkout.ts';
import type { AttemptRef, ClaimRequest, RecoveryStore } from '../ports.ts';
import { writeAllIf, writeIf } from './conditional-write.ts';
import type { UpdateParts } from './expressions.ts';
import { checkoutPk, recipientPk } from './keys.ts';
import { loadCheckout, loadItem } from './load-checkout.ts';
import { parseRecipient } from './stored-recipient.ts';
import { MAY_BE_MAILED } from './opt-out.ts';
import type { TableOptions } from './table-options.ts';
import { attemptsAsRead, createTimerStore, NEWEST_SEQUENCE } from './timer-store.ts';

const HOLDS_CLAIM = '#claim.#claimStep = :step AND #claim.#attempt = :attempt';
const CLAIM_NAMES = { claimStep: 'step' };
const OUT_OF_SWEEP = ['#sweepShard', '#sweepAt', '#timerDueAt', '#timerStep'];

/** What becomes of the timer with a decision not to mail. */
const AFTER_SKIP = {
  'go-on': { set: [], remove: [] },
  finish: { set: ['#timerState = :finished'], remove: OUT_OF_SWEEP },
  'await-shopper': { set: ['#parkedSeq = :seq'], remove: [...OUT_OF_SWEEP, '#timerState'] },
} as const;

/**
 * The checkout is as it was read: same newest beacon, same timer, no attempt since. The last is needed because a claim
 * that came and was settled between read and write leaves no other trace.
 */
const asRead = ({ seq, timerGeneration, lastAttempt }: OpenCheckout) => ({
  condition: [
    '#state = :open',
    '#seq = :seq',
    timerGeneration === 0 ? 'attribute_not_exists(#timerGeneration)' : '#timerGeneration = :generation',
    attemptsAsRead(lastAttempt),
  ].join(' AND '),
  values: { open: 'open', seq, generation: timerGeneration, lastAttempt },
});

const claimOnCheckout = ({ checkout, claim }: ClaimRequest): UpdateParts => {
  const read = asRead(checkout);
  const { claim: before } = checkout;
  return {
    set: ['#claim = :claim', '#lastAttempt = :newAttempt'],
    condition: `${read.condition} AND ${before === undefined ? 'attribute_not_exists(#claim)' : HOLDS_CLAIM}`,
    names: CLAIM_NAMES,
    values: {
      ...read.values,
      claim,
      newAttempt: claim.attempt,
      step: before?.step,
      attempt: before?.attempt,
    },
  };
};

const claimOnRecipient = (
  { checkout, recipient, claim, slots }: ClaimRequest,
  recipientMs: number,
): UpdateParts => ({
  set: [
    '#slots = :slots',
    '#slotsVersion = :nextVersion',
    '#sequenceCheckoutId = :checkoutId',
    '#sequenceBegunAt = :begunAt',
    '#expiresAt = :expiresAt',
  ],
  condition: [
    MAY_BE_MAILED,
    '(attribute_not_exists(#orderedAt) OR #orderedAt < :orderedBefore)',
    recipient.slotsVersion === 0 ? 'attribute_not_exists(#slotsVersion)' : '#slotsVersion = :version',
    NEWEST_SEQUENCE,
  ].join(' AND '),
  values: {
    slots,
    version: recipient.slotsVersion,
    nextVersion: recipient.slotsVersion + 1,
    orderedBefore: orderedBeforeToAllow(checkout.begunAt),
    checkoutId: checkout.checkoutId,
    begunAt: checkout.begunAt,
    expiresAt: expiryOf(claim.claimedAt, recipientMs),
  },
});

/** Recovery's side of the table. */
export const createRecoveryStore = (options: TableOptions): RecoveryStore => {
  const { client, tableName, retention } = options;
  const write = (checkoutId: string, parts: UpdateParts) =>
    writeIf(client, tableName, checkoutPk(checkoutId), parts);
  const holdsClaim = ({ step, attempt }: AttemptRef) => ({ names: CLAIM_NAMES, values: { step, attempt } });
  return {
    ...createTimerStore(options),
    loadCheckout: (checkoutId, now) => loadCheckout(client, tableName, checkoutId, now),
    loadRecipient: async (key) => parseRecipient(key, await loadItem(client, tableName, recipientPk(key))),

    claim: (request) =>
      writeAllIf(client, tableName, [
        { pk: checkoutPk(request.checkout.checkoutId), parts: claimOnCheckout(request) },
        { pk: recipientPk(request.recipient.key), parts: claimOnRecipient(request, retention.recipientMs) },
      ]),

    settle: async (attempt, decision) => {
      const isClosedUnsent =
        '(#state IN (:completed, :erased) AND ' +
        '(attribute_not_exists(#steps.#decided) OR #steps.#decided.#decision <> :sent))';
      const held = holdsClaim(attempt);
      const { isWritten } = await write(attempt.checkoutId, {
        set: ['#steps.#decided = :decision'],
        remove: ['#claim'],
        condition: decision.decision === 'sent' ? `(${HOLDS_CLAIM}) OR ${isClosedUnsent}` : HOLDS_CLAIM,
        names: { ...held.names, decided: attempt.step },
        values: { ...held.values, decision, completed: 'completed', erased: 'erased', sent: 'sent' },
      });
      return isWritten;
    },

    release: (attempt, key, decision) => {
      const held = holdsClaim(attempt);
      return writeAllIf(client, tableName, [
        {
          pk: checkoutPk(attempt.checkoutId),
          parts: {
            set: ['#steps.#decided = :decision'],
            remove: ['#claim'],
            condition: HOLDS_CLAIM,
            names: { ...held.names, decided: attempt.step },
            values: { ...held.values, decision },
          },
        },
        {
          pk: recipientPk(key),
          parts: {
            set: ['#slotsVersion = #slotsVersion + :one'],
            remove: ['#slots.#slot'],
            condition: 'attribute_exists(#slots)',
            names: { slot: slotKeyOf(attempt.checkoutId, attempt.step) },
            values: { one: 1 },
          },
        },
      ]);
    },

    skip: async (checkout, step, decision, then) => {
      const read = asRead(checkout);
      const after = AFTER_SKIP[then];
      const { isWritten } = await write(checkout.checkoutId, {
        set: ['#steps.#step = :decision', ...after.set],
        remove: after.remove,
        condition: `${read.condition} AND attribute_not_exists(#claim)`,
        names: { step },
        values: { ...read.values, decision, finished: 'finished' },
      });
      return isWritten;
    },

    finish: async (checkout) => {
      const read = asRead(checkout);
      await write(checkout.checkoutId, {
        set: ['#timerState = :finished'],
        remove: OUT_OF_SWEEP,
        condition: read.condition,
        values: { ...read.values, finished: 'finished' },
      });
    },
  };
};
