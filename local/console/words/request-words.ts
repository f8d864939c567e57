import type { Happening } from '../../shown/happening.ts';
import { beaconWords, readBody } from './beacon-words.ts';
import type { HappeningWords } from './happening-words.ts';

type Request = Extract<Happening, { readonly kind: 'request' }>;

type Word = Pick<HappeningWords, 'icon' | 'text'>;

const orderWords = (body: string): string => {
  const { orderId } = readBody(body);
  return typeof orderId === 'string' ? `Order ${orderId} reported` : 'Order reported';
};

const WORDS: Readonly<Record<string, (request: Request) => Word>> = {
  'POST /v1/checkouts/{checkoutId}': ({ body }) => ({ icon: 'beacon', text: `Beacon: ${beaconWords(body)}` }),
  'POST /v1/checkouts/{checkoutId}/forget': () => ({
    icon: 'trash',
    text: '“Don’t save”: checkout to be erased',
  }),
  'POST /v1/orders/generic': ({ body }) => ({ icon: 'order', text: orderWords(body) }),
  'GET /r/{token}': () => ({ icon: 'click', text: 'Return link of a mail opened' }),
  'POST /v1/restore/{token}': () => ({ icon: 'click', text: 'Cart restored in the shop' }),
  'GET /u/{token}': () => ({ icon: 'click', text: 'Unsubscribe page opened' }),
  'POST /u/{token}': () => ({ icon: 'click', text: 'Unsubscribed' }),
};

/** `Beacon: ada@example.com, 2 items`, with the status where it was refused. */
export const requestWords = (request: Request): HappeningWords => {
  const { method, path, route, status } = request;
  const known = route === undefined ? undefined : WORDS[route];
  const { icon, text } = known?.(request) ?? { icon: 'beacon' as const, text: `${method} ${path}` };
  if (status === 0) return { icon: 'alert', text: `${text}; got no answer`, tone: 'bad' };
  if (status >= 500) return { icon: 'alert', text: `${text}; failed with ${status}`, tone: 'bad' };
  if (status >= 400) return { icon: 'alert', text: `${text}; refused with ${status}`, tone: 'warn' };
  return { icon, text, tone: 'neutral' };
};
