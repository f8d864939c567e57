import type { Runtime } from '../lambda/runtime.ts';
import type { LocalClock } from '../ports.ts';
import type { StreamSourceModel } from '../stack/model.ts';
import { judgeBatch } from './batch.ts';
import type { ReadRange, StreamRange } from './range-reader.ts';
import { toStreamRecord } from './stream-record.ts';

/** What came of handing something in once more. `failed` says why, and nothing has changed. */
export type RedriveOutcome =
  { readonly kind: 'done' } | { readonly kind: 'failed'; readonly message: string };

/** Hands records that were given up to their function once more, if they are still in the stream. */
export type RedriveRange = (range: StreamRange) => Promise<RedriveOutcome>;

interface StreamRedriveOptions {
  readonly model: StreamSourceModel;
  readonly region: string;
  readonly readRange: ReadRange;
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
}

const failed = (message: string): RedriveOutcome => ({ kind: 'failed', message });

export const createStreamRedrive = (options: StreamRedriveOptions): RedriveRange => {
  const { model, region, readRange, runtime, clock } = options;
  const place = { streamArn: model.streamArn, region };
  return async (range) => {
    const records = (await readRange(range))
      .map((record) => toStreamRecord(record, range.shardId, clock.now(), place))
      .filter(({ event }) => model.filters.length === 0 || model.filters.some((matches) => matches(event)));
    if (records.length === 0) return failed('the stream does not have these records any more');
    const outcome = await runtime.run(
      model.functionName,
      { Records: records.map(({ event }) => event) },
      { trigger: 'redrive', attempt: 1 },
    );
    if (outcome.kind === 'throttled') return failed('Lambda has no copy of the function free');
    if (outcome.kind === 'error')
      return failed(`it failed again: ${outcome.error.errorType}: ${outcome.error.errorMessage}`);
    const batch = { records, attempts: 0, throttles: 0, dueAt: clock.now() };
    const verdict = judgeBatch(batch, outcome, model, clock.now());
    return verdict.kind === 'done' ? verdict : failed('the function reports records that failed again');
  };
};
