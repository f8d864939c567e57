import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Happening } from '../shown/happening.ts';
import { toast } from './components/toaster.tsx';
import type { AnswerName, Answers } from './live/answer-names.ts';
import { ask, post, type PostOutcome } from './live/ask.ts';
import { listenToEvents } from './live/event-source.ts';
import { createFeed, KEPT } from './live/feed.ts';
import { isHappening } from './live/is-happening.ts';
import { createResources, type Resource } from './live/resources.ts';
import { createRunClock } from './live/run-clock.ts';
import { outcomeOfMove } from './words/outcome-of-move.ts';

const later = (work: () => void, ms: number): void => void setTimeout(work, ms);

const clock = createRunClock(Date.now);
const resources = createResources({ ask, later });
const settling = signal(false);

const readClock = async (): Promise<void> => {
  const outcome = await ask('clock');
  if (outcome.isOk) followAnswer(outcome.answer);
};

const followAnswer = (answer: unknown): void => {
  if (typeof answer === 'object' && answer !== null && 'now' in answer && typeof answer.now === 'string')
    clock.set(Date.parse(answer.now));
};

const feed = createFeed({
  readJournal: async () => {
    const outcome = await ask(`journal?limit=${KEPT}`);
    if (!outcome.isOk || !Array.isArray(outcome.answer)) return undefined;
    return outcome.answer.filter(isHappening);
  },
  listen: listenToEvents,
  later,
  onConnected: () => {
    settling.value = false;
    void readClock();
    resources.refreshAll();
  },
});

feed.onBatch((batch) => {
  resources.follow(batch);
  for (const happening of batch) {
    if (happening.kind === 'clock') settling.value = !happening.isDone;
    else clock.follow(Date.parse(happening.at));
    if (happening.kind === 'reset' || happening.kind === 'clock') void readClock();
  }
});

/** The run's time, every second; while the clock is moved, that of what happens. */
export const now = clock.now;

export const { connection, happenings } = feed;

/** Calls back with what newly happens, many at a time, never with what was before. @returns how to stop */
export const onHappenings = feed.onBatch;

/** Whether the clock is on the move, by whomever. */
export const isSettling: ReadonlySignal<boolean> = settling;

export { post };

/** An answer of `/_local`, fresh for as long as the component is there. */
export const useAnswer = <Name extends AnswerName>(
  name: Name,
  query: Readonly<Record<string, string>> = {},
): Resource<Answers[Name]> => {
  const resource = resources.of(name, new URLSearchParams(query).toString());
  useEffect(() => resource.use(), [resource]);
  return resource;
};

/** How far: a duration in ISO 8601 (`skip`: as after an outage, all at once), or to the next timer. */
export type Move = { readonly advance: string; readonly skip?: boolean } | { readonly to: 'next' };

/** Resolves with what has happened since the given one, up to the end of the next move. */
const untilMoved = (seen: number): Promise<readonly Happening[]> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      const since = happenings.value.filter(({ id }) => id > seen);
      if (!since.some((happening) => happening.kind === 'clock' && happening.isDone)) return;
      resolve(since);
      queueMicrotask(() => stop());
    });
  });

/** Moves the run's clock, waits until all has settled, and says what came of it. */
export const moveClock = async (move: Move): Promise<PostOutcome> => {
  settling.value = true;
  const moved = untilMoved(happenings.value.at(-1)?.id ?? 0);
  const outcome = await post('clock', move);
  settling.value = false;
  if (outcome.isOk) {
    followAnswer(outcome.answer);
    void moved.then((since) => toast({ tone: 'good', text: outcomeOfMove(since) }));
  } else toast({ tone: 'bad', text: outcome.message });
  return outcome;
};

/** Begins to listen. */
export const startStore = (): void => {
  feed.start();
  const tick = () => {
    if (!settling.value) clock.tick();
    later(tick, 1000 - (clock.now.value % 1000));
  };
  tick();
};
