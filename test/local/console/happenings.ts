import type { Happened, Happening, Seen } from '../../../local/shown/happening.ts';

const AT = '2026-11-21T16:00:00.000Z';

const CHECKOUT = 'c'.repeat(22);

/** A happening as the journal has it: the first one, at four, of one checkout. */
export const aHappening = (happened: Happened, seen: Partial<Seen> = {}): Happening => ({
  id: 1,
  at: AT,
  checkouts: [CHECKOUT],
  ...seen,
  ...happened,
});

type Of<Kind extends Happened['kind']> = Extract<Happened, { readonly kind: Kind }>;

export const aRequest = (changes: Partial<Of<'request'>> = {}): Happened => ({
  kind: 'request',
  method: 'POST',
  path: `/v1/checkouts/${CHECKOUT}`,
  route: 'POST /v1/checkouts/{checkoutId}',
  function: 'capture',
  status: 204,
  body: '{}',
  ...changes,
});

export const aCall = (changes: Partial<Of<'call'>> = {}): Happened => ({
  kind: 'call',
  function: 'capture',
  service: 'dynamodb',
  operation: 'UpdateItem',
  outcome: 'ok',
  isInjected: false,
  ...changes,
});

export const aBeginning = (changes: Partial<Of<'invocation-begun'>> = {}): Happened => ({
  kind: 'invocation-begun',
  function: 'capture',
  trigger: 'api',
  attempt: 1,
  ...changes,
});

export const anInvocation = (changes: Partial<Of<'invocation'>> = {}): Happened => ({
  kind: 'invocation',
  function: 'recover',
  trigger: 'timer',
  attempt: 1,
  outcome: 'ok',
  durationMs: 12,
  ...changes,
});

export const aTimer = (changes: Partial<Of<'timer'>> = {}): Happened => ({
  kind: 'timer',
  action: 'created',
  name: 'ref-help-1',
  dueAt: '2026-11-21T18:00:00.000Z',
  step: 'help',
  ...changes,
});

export const aMail = (changes: Partial<Of<'mail'>> = {}): Happened => ({
  kind: 'mail',
  messageId: 'm-1',
  to: ['ada@example.com'],
  subject: 'Can I help?',
  step: 'help',
  ...changes,
});
