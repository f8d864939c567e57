import type { CheckoutAnswer, StepAnswer, TimerAnswer } from '../../../shown/answers.ts';
import { whyOf } from '../../../shown/reason-words.ts';
import { moneyWords } from '../../words/money-words.ts';
import { readStored, valueOf, type StoredRecord } from './stored-record.ts';

export type CheckoutState = 'open' | 'paused' | 'finished' | 'completed' | 'erased';

/** One line of the table of checkouts. */
export interface CheckoutRow {
  readonly id: string;
  readonly state: CheckoutState;
  /** When it began; of a tombstone that has forgotten it, when it closed. */
  readonly at: string | undefined;
  readonly firstName: string | undefined;
  readonly email: string | undefined;
  /** `€136.00` */
  readonly value: string | undefined;
  /** `2 × Stoneware teapot, sage` */
  readonly items: readonly string[];
  readonly steps: readonly StepShown[];
  readonly next: { readonly step: string; readonly at: string } | undefined;
}

export interface StepShown {
  readonly step: string;
  readonly decision: 'sent' | 'skipped' | 'deferred' | 'other';
  /** `sent`, `skipped: the shopper has ordered` */
  readonly text: string;
}

export const STATE_WORDS: Readonly<Record<CheckoutState, string>> = {
  open: 'Open',
  paused: 'Paused',
  finished: 'Sequence over',
  completed: 'Ordered',
  erased: 'Erased',
};

const DECISIONS = ['sent', 'skipped', 'deferred'] as const;

const stateOf = (state: string, { isPaused, isFinished }: StoredRecord): CheckoutState => {
  if (state === 'completed' || state === 'erased') return state;
  if (isPaused) return 'paused';
  return isFinished ? 'finished' : 'open';
};

const showStep = ({ step, decision, reason }: StepAnswer): StepShown => ({
  step,
  decision: DECISIONS.find((known) => known === decision) ?? 'other',
  text: reason === undefined ? decision : `${decision}: ${whyOf(reason)}`,
});

/** The checkout and step that a timer is for, from its payload. */
const targetOf = ({ input }: TimerAnswer): { checkout: unknown; step: unknown } =>
  typeof input === 'object' && input !== null && 'checkoutId' in input
    ? { checkout: input.checkoutId, step: 'step' in input ? input.step : undefined }
    : { checkout: undefined, step: undefined };

const nextOf = (id: string, timers: readonly TimerAnswer[]): CheckoutRow['next'] => {
  const timer = timers.find((candidate) => targetOf(candidate).checkout === id);
  if (timer === undefined) return undefined;
  const { step } = targetOf(timer);
  return { step: typeof step === 'string' ? step : 'settle', at: timer.at };
};

/** What the rows need to know beside the checkouts. */
export interface RowContext {
  readonly timers: readonly TimerAnswer[];
  /** Of carts that name none. */
  readonly storeCurrency?: string | undefined;
}

const rowOf = (checkout: CheckoutAnswer, { timers, storeCurrency }: RowContext): CheckoutRow => {
  const stored = readStored(checkout);
  return {
    id: checkout.id,
    state: stateOf(checkout.state, stored),
    at: stored.begunAt ?? stored.closedAt,
    firstName: stored.firstName,
    email: stored.email,
    value: stored.cart && moneyWords(valueOf(stored.cart), stored.cart.currency ?? storeCurrency),
    items: (stored.cart?.items ?? []).map(({ name, quantity }) => `${quantity} × ${name ?? 'a product'}`),
    steps: checkout.steps.map(showStep),
    next: nextOf(checkout.id, timers),
  };
};

/** Newest first; where two began at once, by id, so that rows never change places. */
export const checkoutRows = (
  checkouts: readonly CheckoutAnswer[],
  context: RowContext,
): readonly CheckoutRow[] =>
  checkouts
    .map((checkout) => rowOf(checkout, context))
    .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '') || one.id.localeCompare(other.id));

export interface CheckoutFilter {
  readonly state?: CheckoutState | undefined;
  /** Any part of id, name, address, cart or what became of a step; case is ignored. */
  readonly text: string;
}

const textOf = ({ id, firstName, email, items, steps }: CheckoutRow): string =>
  [id, firstName, email, ...items, ...steps.map(({ step, text }) => `${step} ${text}`)]
    .join('\n')
    .toLowerCase();

export const filterRows = (
  rows: readonly CheckoutRow[],
  { state, text }: CheckoutFilter,
): readonly CheckoutRow[] => {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => (state === undefined || row.state === state) && textOf(row).includes(wanted));
};

/** How many there are in each state that occurs, in the order of `STATE_WORDS`. */
export const countStates = (
  rows: readonly CheckoutRow[],
): readonly { readonly state: CheckoutState; readonly count: number }[] =>
  STATES.map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(
    ({ count }) => count > 0,
  );

const STATES = ['open', 'paused', 'finished', 'completed', 'erased'] as const;

export const isState = (text: string | null): text is CheckoutState => STATES.some((state) => state === text);
