/**
 * List prices of us-east-1 in US dollars, without free tiers, as we knew them on 2026-11-21; what holds today stands at
 * https://aws.amazon.com/pricing/ under each service.
 */
const PRICE = {
  /** HTTP API, the first 300 million. */
  request: 1.0 / 1e6,
  invocation: 0.2 / 1e6,
  /** arm64. */
  gbSecond: 0.0000133334,
  /** On demand; one unit writes 1 kB. */
  writeUnit: 0.625 / 1e6,
  /** On demand; one unit reads 4 kB strongly consistent. */
  readUnit: 0.125 / 1e6,
  /** EventBridge Scheduler: each invocation of a target. */
  timerFired: 1.0 / 1e6,
  mail: 0.1 / 1e3,
  logGb: 0.5,
} as const;

/** What the local run cannot measure, on the safe side. */
const MODEL = {
  lambdaGb: 0.5,
  lambdaSeconds: 0.1,
  /** Lambda's own lines, ours, and the metrics in them; the API's access log. */
  logBytesPerInvocation: 1500,
  /** A checkout with a small cart is 1 to 2 kB. */
  writeUnits: { UpdateItem: 2, TransactWriteItems: 6 },
  readUnits: { GetItem: 1, Query: 1 },
  /** Both indexes, as the checkout moves on. */
  indexWriteUnitsPerCheckout: 12,
} as const;

/** What one checkout has caused. */
export interface Usage {
  readonly requests: number;
  readonly invocations: number;
  readonly timersFired: number;
  /** By operation. */
  readonly calls: Readonly<Record<string, number>>;
}

const unitsOf = (units: Readonly<Record<string, number>>, calls: Usage['calls']): number =>
  Object.entries(units).reduce((sum, [operation, each]) => sum + each * (calls[operation] ?? 0), 0);

/** In US dollars, by what it is paid for. */
export const priceOf = ({
  requests,
  invocations,
  timersFired,
  calls,
}: Usage): Readonly<Record<string, number>> => ({
  'API requests': requests * PRICE.request,
  Lambda: invocations * (PRICE.invocation + MODEL.lambdaGb * MODEL.lambdaSeconds * PRICE.gbSecond),
  DynamoDB:
    (unitsOf(MODEL.writeUnits, calls) + MODEL.indexWriteUnitsPerCheckout) * PRICE.writeUnit +
    unitsOf(MODEL.readUnits, calls) * PRICE.readUnit,
  timers: timersFired * PRICE.timerFired,
  mails: (calls['SendEmail'] ?? 0) * PRICE.mail,
  logs: ((invocations * MODEL.logBytesPerInvocation) / 1e9) * PRICE.logGb,
});
