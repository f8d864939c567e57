import { checkoutIdSchema } from '../shared/contract/checkout-id.ts';
import { createBeaconSchema } from '../shared/contract/beacon.ts';
import type { LinkOrigins } from '../shared/contract/store.ts';
import { noCardNumber } from '../shared/contract/text.ts';
import type { HttpEvent } from '../shared/http/body-middleware.ts';
import { HttpError } from '../shared/http/errors.ts';
import { createHttpHandler, type Route } from '../shared/http/http-handler.ts';
import { parseJson } from '../shared/http/json-body.ts';
import { parseInput } from '../shared/http/parse-input.ts';
import { noContent } from '../shared/http/responses.ts';
import type { Clock, Log } from '../shared/ports.ts';
import { createCaptureCheckout, type CaptureDependencies } from './capture-checkout.ts';
import { dropCardNumbers } from './drop-card-numbers.ts';
import { createForgetCheckout } from './forget-checkout.ts';

export interface CaptureHandlerOptions extends CaptureDependencies {
  readonly storeId: string;
  readonly origins: LinkOrigins;
  readonly clock: Clock;
  readonly log: Log;
}

/** The id is stored too, and whoever sends it chooses it. */
const safeCheckoutIdSchema = checkoutIdSchema.check(noCardNumber);

const checkoutIdOf = (event: HttpEvent): string =>
  parseInput(safeCheckoutIdSchema, event.pathParameters?.['checkoutId'], ['checkoutId']);

const captureRoute = (options: CaptureHandlerOptions): Route => {
  const beaconSchema = createBeaconSchema(options);
  const captureCheckout = createCaptureCheckout(options);
  return async (event) => {
    const checkoutId = checkoutIdOf(event);
    const { input, droppedCount } = dropCardNumbers(parseJson(event.rawBody));
    if (droppedCount > 0) options.count({ name: 'CardNumberDropped' }, droppedCount);
    const outcome = await captureCheckout(checkoutId, parseInput(beaconSchema, input), options.clock());
    if (outcome === 'closed')
      throw new HttpError('gone', 'This checkout is over; nothing more is kept of it.');
    return noContent();
  };
};

const forgetRoute = (options: CaptureHandlerOptions): Route => {
  const forgetCheckout = createForgetCheckout(options);
  return async (event) => {
    await forgetCheckout(checkoutIdOf(event), options.clock());
    return noContent();
  };
};

/** The beacon's endpoint and the shopper's "don't save". */
export const createCaptureHandler = (options: CaptureHandlerOptions) =>
  createHttpHandler(
    new Map([
      ['POST /v1/checkouts/{checkoutId}', captureRoute(options)],
      ['POST /v1/checkouts/{checkoutId}/forget', forgetRoute(options)],
    ]),
    options.log,
  );
