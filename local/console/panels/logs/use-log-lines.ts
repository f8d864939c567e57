import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LogAnswer } from '../../../shown/answers.ts';
import type { Happening } from '../../../shown/happening.ts';
import { isAnswer } from '../../live/answer-names.ts';
import { ask } from '../../live/ask.ts';
import { connection, onHappenings } from '../../store.ts';
import { joinTail } from './join-tail.ts';
import { appendLines, type LogLine } from './log-lines.ts';

const logsIn = (batch: readonly Happening[]): readonly LogAnswer[] =>
  batch.flatMap((happening) =>
    happening.kind === 'log'
      ? [{ at: happening.at, function: happening.function, stream: happening.stream, line: happening.line }]
      : [],
  );

export interface LogLines {
  readonly lines: ReadonlySignal<readonly LogLine[]>;
  /** Why they could not be read. */
  readonly problem: ReadonlySignal<string | undefined>;
  readonly isLoading: ReadonlySignal<boolean>;
}

/** What the functions have written: read once, and from then on as it is streamed, since it can be a lot. */
export const useLogLines = (): LogLines => {
  const lines = useSignal<readonly LogLine[]>([]);
  const problem = useSignal<string | undefined>(undefined);
  const isLoading = useSignal(true);

  useEffect(() => {
    let streamed: readonly LogAnswer[] = [];
    let isReading = false;

    const read = async () => {
      isReading = true;
      streamed = [];
      const outcome = await ask('logs');
      const answer = outcome.isOk ? outcome.answer : undefined;
      if (isAnswer('logs', answer)) lines.value = appendLines([], joinTail(answer, streamed));
      problem.value = outcome.isOk ? undefined : outcome.message;
      isReading = false;
      isLoading.value = false;
    };
    const stopListening = onHappenings((batch) => {
      const reset = batch.findLastIndex(({ kind }) => kind === 'reset');
      const added = logsIn(batch.slice(reset + 1));
      if (reset !== -1) lines.value = [];
      if (isReading) streamed = [...(reset === -1 ? streamed : []), ...added];
      else if (added.length > 0) lines.value = appendLines(lines.peek(), added);
    });
    const stopFollowing = effect(() => {
      if (connection.value === 'live') void read();
    });
    return () => {
      stopListening();
      stopFollowing();
    };
  }, [lines, problem, isLoading]);

  return { lines, problem, isLoading };
};
