import { expiryOf, HOUR_MS } from '../domain/time.ts';
import type { TimerStore } from '../ports.ts';
import { writeIf } from './conditional-write.ts';
import { checkoutPk, recipientPk, sweepShardOf } from './keys.ts';
import { MAY_BE_MAILED } from './opt-out.ts';
import type { TableOptions } from './table-options.ts';

/** A timer and its retries are over by then: later the sweep asks what became of it. */
const SWEEP_AFTER_MS = 2 * HOUR_MS;

/** The running sequence of a recipient is the newest begun; ids break a tie (see `isNewerSequence`). */
export const NEWEST_SEQUENCE =
  '(attribute_not_exists(#sequenceBegunAt) OR #sequenceBegunAt < :begunAt OR ' +
  '(#sequenceBegunAt = :begunAt AND #sequenceCheckoutId <= :checkoutId))';

/** The step was neither mailed nor noted as stopped by the closing. */
const NOT_FINAL_AT_CLOSE =
  '(attribute_not_exists(#steps.#step) OR NOT ' +
  '(#steps.#step.#decision = :sent OR #steps.#step.#reason IN (:ordered, :forgotten)))';

/** No attempt to send came between the read and the write. */
export const attemptsAsRead = (lastAttempt: number): string =>
  lastAttempt === 0 ? 'attribute_not_exists(#lastAttempt)' : '#lastAttempt = :lastAttempt';

export const createTimerStore = ({ client, tableName, retention }: TableOptions): TimerStore => ({
  storeTimer: async ({ checkoutId, step, generation, fireAt, lastAttempt, deferral }) => {
    const { isWritten } = await writeIf(client, tableName, checkoutPk(checkoutId), {
      set: [
        '#timerGeneration = :generation',
        '#timerState = :armed',
        '#timerStep = :step',
        '#timerDueAt = :fireAt',
        '#sweepShard = :sweepShard',
        '#sweepAt = :sweepAt',
        ...(deferral === undefined ? [] : ['#steps.#step = :deferral']),
      ],
      condition: [
        '#state = :open',
        '(attribute_not_exists(#timerGeneration) OR #timerGeneration < :generation)',
        '(attribute_not_exists(#timerState) OR #timerState <> :finished)',
        attemptsAsRead(lastAttempt),
      ].join(' AND '),
      names: { step },
      values: {
        generation,
        armed: 'armed',
        finished: 'finished',
        step,
        fireAt,
        sweepShard: sweepShardOf(checkoutId),
        sweepAt: fireAt + SWEEP_AFTER_MS,
        deferral,
        lastAttempt,
        open: 'open',
      },
    });
    return isWritten;
  },

  noteClosed: async (checkoutId, step, decision) => {
    const { isWritten } = await writeIf(client, tableName, checkoutPk(checkoutId), {
      set: ['#steps.#step = :decision'],
      remove: ['#timerStep'],
      condition: `attribute_exists(#state) AND #state <> :open AND ${NOT_FINAL_AT_CLOSE}`,
      names: { step },
      values: { decision, open: 'open', sent: 'sent', ordered: 'ordered', forgotten: 'forgotten' },
    });
    return isWritten;
  },

  enterSequence: async (key, { checkoutId, begunAt }, at) => {
    await writeIf(client, tableName, recipientPk(key), {
      set: ['#sequenceCheckoutId = :checkoutId', '#sequenceBegunAt = :begunAt', '#expiresAt = :expiresAt'],
      condition: `${NEWEST_SEQUENCE} AND ${MAY_BE_MAILED}`,
      values: { checkoutId, begunAt, expiresAt: expiryOf(at, retention.recipientMs) },
    });
  },
});
