import * as z from 'zod';
import type { TimelineEntry } from '../../shown/answers.ts';
import type { Happening } from '../../shown/happening.ts';
import { beaconWords } from './beacon-words.ts';
import type { Told } from './told.ts';

type Request = Extract<Happening, { kind: 'request' }>;

const isDone = ({ status }: Request): boolean => status >= 200 && status < 400;

/** Why it was not done, to end a sentence. */
const notDone = (status: number): string => {
  switch (status) {
    case 0:
      return 'a fault cut the connection';
    case 401:
      return 'its signature does not hold (401)';
    case 404:
      return 'nothing is known of it (404)';
    case 410:
      return 'it came after the end (410)';
    case 429:
      return 'the API throttles (429)';
    default:
      return status >= 500 ? `it failed (${status})` : `it was refused (${status})`;
  }
};

const reasonOf = ({ error }: Request): readonly string[] => (error === undefined ? [] : [error]);

const told = (
  request: Request,
  kind: TimelineEntry['kind'],
  done: string,
  what: string,
  details: readonly string[] = [],
): Told =>
  isDone(request)
    ? { kind, text: `${done}.`, details }
    : {
        kind: 'trouble',
        text: `${what}, but ${notDone(request.status)}.`,
        details: [...reasonOf(request), ...details],
      };

const tellBeacon = (request: Request): Told => {
  const { what, details } = beaconWords(request.body);
  const sentence = `The shopper’s browser sent: ${what}`;
  return told(request, 'beacon', sentence, sentence, details);
};

const orderSchema = z.object({ orderId: z.string(), total: z.number(), currency: z.string() });

const orderOf = (body: string) => {
  try {
    return orderSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

const tellOrder = (request: Request): Told => {
  const order = orderOf(request.body);
  const sentence = `The shop’s back end reported the order${order ? ` ${order.orderId}` : ''}`;
  const details = order ? [`total: ${order.total} in minor units of ${order.currency}`] : [];
  return told(request, 'order', `${sentence}: nothing more is mailed`, sentence, details);
};

const TELLERS: Readonly<Record<string, (request: Request) => Told>> = {
  'POST /v1/checkouts/{checkoutId}': tellBeacon,
  'POST /v1/checkouts/{checkoutId}/forget': (request) =>
    told(
      request,
      'forget',
      'The shopper said “don’t save”: what was typed is erased',
      'The shopper said “don’t save”',
    ),
  'POST /v1/orders/generic': tellOrder,
  'GET /r/{token}': (request) =>
    told(request, 'click', 'The link back to the cart was opened', 'The link back to the cart was opened', [
      'Opening it changes and counts nothing: mail scanners follow links too.',
    ]),
  'POST /v1/restore/{token}': (request) =>
    told(
      request,
      'click',
      'The shopper came back, and the shop filled the cart again',
      'The shopper came back',
    ),
  'GET /u/{token}': (request) =>
    told(request, 'click', 'The unsubscribe page was opened', 'The unsubscribe page was opened', [
      'Only its button unsubscribes.',
    ]),
  'POST /u/{token}': (request) =>
    told(
      request,
      'click',
      'The shopper unsubscribed the address from all mails of this store',
      'The shopper wanted to unsubscribe',
    ),
};

/** A request to the HTTP API. Nothing is told of preflights. */
export const tellRequest = (request: Request): Told | undefined => {
  if (request.route === undefined) return undefined;
  const teller = TELLERS[request.route];
  if (teller) return teller(request);
  const sentence = `${request.method} ${request.path} came in`;
  return told(request, 'click', sentence, sentence);
};
