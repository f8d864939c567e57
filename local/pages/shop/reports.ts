import { MINUTE_MS, type EpochMs } from '../../../functions/shared/domain/time.ts';
import type { Activity, DueSource } from '../../ports.ts';
import type { ShopOrder } from './order-book.ts';
import type { ReportOrder, ReportOutcome } from './report-order.ts';

export type ReportAttempt = ReportOutcome & { readonly at: EpochMs };

/** What became of an order's report. */
export interface ReportState {
  readonly attempts: readonly ReportAttempt[];
  /** Absent: it was taken, or given up. */
  readonly nextAt: EpochMs | undefined;
}

/** Tells of each order until it was heard, as shops do: at once, and where that fails, again and again for some hours. */
export interface Reports extends DueSource, Activity {
  /** The first attempt. → `true`: it was taken */
  report(order: ShopOrder): Promise<boolean>;
  stateOf(orderId: string): ReportState;
  reset(): void;
}

/** After the first attempt. Shops differ; all of them stop at some time. */
const WAITS_MS = [1, 5, 30, 120, 360].map((minutes) => minutes * MINUTE_MS);

interface Reporting {
  readonly order: ShopOrder;
  readonly state: ReportState;
}

const after = (attempts: readonly ReportAttempt[], attempt: ReportAttempt): ReportState => {
  const wait = WAITS_MS[attempts.length];
  return {
    attempts: [...attempts, attempt],
    nextAt: attempt.isTaken || wait === undefined ? undefined : attempt.at + wait,
  };
};

const UNKNOWN: ReportState = { attempts: [], nextAt: undefined };

export const createReports = (send: ReportOrder, now: () => EpochMs): Reports => {
  const reportings = new Map<string, Reporting>();
  let underWay = 0;

  const attempt = async (order: ShopOrder, attempts: readonly ReportAttempt[]): Promise<boolean> => {
    const reporting: Reporting = { order, state: { attempts, nextAt: undefined } };
    reportings.set(order.id, reporting);
    underWay += 1;
    const at = now();
    const outcome = await send(order, at);
    underWay -= 1;
    // Unless a reset has come in between.
    if (reportings.get(order.id) === reporting)
      reportings.set(order.id, { order, state: after(attempts, { ...outcome, at }) });
    return outcome.isTaken;
  };

  const waiting = () =>
    [...reportings.values()].flatMap(({ order, state: { attempts, nextAt } }) =>
      nextAt === undefined ? [] : [{ order, attempts, nextAt }],
    );

  return {
    report: (order) => attempt(order, []),
    stateOf: (orderId) => reportings.get(orderId)?.state ?? UNKNOWN,
    nextDueAt: () =>
      waiting().reduce<EpochMs | undefined>(
        (first, { nextAt }) => Math.min(first ?? nextAt, nextAt),
        undefined,
      ),
    fireDue: (dueAt) => {
      for (const { order, attempts, nextAt } of waiting()) if (nextAt <= dueAt) void attempt(order, attempts);
      return Promise.resolve();
    },
    isIdle: () => underWay === 0,
    reset: () => {
      reportings.clear();
    },
  };
};
