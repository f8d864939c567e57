/**
 * List prices of us-east-1 in US dollars, without free tiers, as we knew them on 2026-11-21; what holds today stands at
 * https://aws.amazon.com/pricing/ under each service.
 */
export const PRICES = {
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
  secretRead: 0.05 / 1e4,
  logGb: 0.5,
} as const;

/** What the local run cannot measure, on the safe side. */
export const MODEL = {
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
