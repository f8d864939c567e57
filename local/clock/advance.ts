import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { DueSource } from '../ports.ts';
import type { MovableClock } from './clock.ts';

/** Moves the clock, and with it everything that waits for a time. One move at a time; others queue behind it. */
export interface TimeMachine {
  /** Steps from due time to due time, fires in order, and resolves when all has settled at the target. */
  advance(durationMs: number): Promise<void>;
  /**
   * The same up to a moment that is asked for once all that is under way has settled; not at all where there is none.
   * @returns whether the clock was moved
   */
  advanceTo(target: () => EpochMs | undefined): Promise<boolean>;
  /** Jumps to the target at once and then fires what is overdue, as after an outage. */
  skip(durationMs: number): Promise<void>;
  /** Fires what has become due by itself, without waiting for it to be done. */
  tick(): Promise<void>;
  /** Runs `work` while the clock stands under nobody else's hand. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

interface TimeMachineParts {
  readonly clock: MovableClock;
  readonly sources: readonly DueSource[];
  /** Resolves once nothing is under way. */
  readonly untilIdle: () => Promise<void>;
}

/** A source that is due again and again at the same moment would never let the clock move on. */
const MAX_STEPS = 100_000;

const earliest = (sources: readonly DueSource[]): { source: DueSource; at: EpochMs } | undefined =>
  sources
    .map((source) => ({ source, at: source.nextDueAt() }))
    .filter((due): due is { source: DueSource; at: EpochMs } => due.at !== undefined)
    .reduce<{ source: DueSource; at: EpochMs } | undefined>(
      (first, due) => (first === undefined || due.at < first.at ? due : first),
      undefined,
    );

export const createTimeMachine = ({ clock, sources, untilIdle }: TimeMachineParts): TimeMachine => {
  let lastMove: Promise<unknown> = Promise.resolve();
  let isTickWaiting = false;
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const move = lastMove.then(work);
    lastMove = move.catch(() => undefined);
    return move;
  };

  /** Fires, in order, all that is due until `until`, asked anew after each step since steps make new work. */
  const fireUntil = async (until: () => EpochMs, afterEach: () => Promise<void>): Promise<void> => {
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const next = earliest(sources);
      if (next === undefined || next.at > until()) return;
      clock.moveTo(next.at);
      await next.source.fireDue(next.at);
      await afterEach();
    }
    throw new Error(
      `the clock does not get past ${new Date(until()).toISOString()}: something stays due for ever`,
    );
  };

  const move = (targetOf: () => EpochMs | undefined, isJump: boolean): Promise<boolean> =>
    exclusively(async () => {
      await untilIdle();
      const target = targetOf();
      if (target === undefined) return false;
      if (isJump) clock.moveTo(target);
      await fireUntil(() => target, untilIdle);
      clock.moveTo(target);
      await fireUntil(clock.now, untilIdle);
      return true;
    });
  const later = (durationMs: number) => () => clock.now() + durationMs;

  return {
    advance: async (durationMs) => {
      await move(later(durationMs), false);
    },
    advanceTo: (target) => move(target, false),
    skip: async (durationMs) => {
      await move(later(durationMs), true);
    },
    tick: async () => {
      if (isTickWaiting) return;
      isTickWaiting = true;
      await exclusively(() => fireUntil(clock.now, () => Promise.resolve())).finally(() => {
        isTickWaiting = false;
      });
    },
    exclusively,
  };
};
