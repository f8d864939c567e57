import { orderSchema } from '../shared/contract/order.ts';
import type { HttpEvent } from '../shared/http/body-middleware.ts';
import { HttpError } from '../shared/http/errors.ts';
import { createHttpHandler, type Route } from '../shared/http/http-handler.ts';
import { parseJson } from '../shared/http/json-body.ts';
import { parseInput } from '../shared/http/parse-input.ts';
import { json } from '../shared/http/responses.ts';
import type { Clock, Log } from '../shared/ports.ts';
import { createCompleteCheckouts, type OrderDependencies } from './complete-checkouts.ts';
import { SIGNATURE_HEADER, verifySignature } from './verify-signature.ts';

export interface OrdersHandlerOptions extends OrderDependencies {
  readonly readSecret: () => Promise<string>;
  readonly clock: Clock;
  readonly log: Log;
}

const REFUSALS = {
  missing: 'The header X-Recovery-Signature is missing.',
  malformed:
    'The header X-Recovery-Signature must read t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">.',
  mismatch: 'The signature does not fit this body: another secret, or the body was changed after signing.',
  'not-now': 'The signature is more than five minutes off: replayed, or a clock is wrong.',
} as const;

const requireSignature = async (
  event: HttpEvent,
  { readSecret, clock, log }: OrdersHandlerOptions,
): Promise<void> => {
  const verdict = verifySignature(
    event.headers[SIGNATURE_HEADER],
    event.rawBody,
    await readSecret(),
    clock(),
  );
  if (verdict.kind === 'valid') return;
  log.warn('order signature refused', { because: verdict.because });
  throw new HttpError('unauthorized', REFUSALS[verdict.because]);
};

const genericOrderRoute = (options: OrdersHandlerOptions): Route => {
  const completeCheckouts = createCompleteCheckouts(options);
  return async (event) => {
    await requireSignature(event, options);
    const order = parseInput(orderSchema, parseJson(event.rawBody));
    return json(200, { completed: await completeCheckouts(order, options.clock()) });
  };
};

/** What the shop's back end reports: completed orders, each signed. */
export const createOrdersHandler = (options: OrdersHandlerOptions) =>
  createHttpHandler(new Map([['POST /v1/orders/generic', genericOrderRoute(options)]]), options.log);
