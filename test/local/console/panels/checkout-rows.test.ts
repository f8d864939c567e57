import {
  checkoutRows,
  countStates,
  filterRows,
} from '../../../../local/console/panels/checkouts/checkout-rows.ts';
import { entriesByDay } from '../../../../local/console/panels/checkouts/timeline-days.ts';
import type { CheckoutAnswer, TimelineEntry, TimerAnswer } from '../../../../local/shown/answers.ts';

const checkout = (id: string, changes: Partial<CheckoutAnswer> = {}): CheckoutAnswer => ({
  id,
  state: 'open',
  steps: [],
  stored: { begunAt: '2026-11-22T10:00:00.000Z' },
  ...changes,
});

const timer = (checkoutId: string): TimerAnswer => ({
  name: `hash-help-1`,
  at: '2026-11-22T12:01:00.000Z',
  input: { checkoutId, step: 'help', generation: 1 },
});

const onlyRow = (answer: CheckoutAnswer, timers: readonly TimerAnswer[] = []) =>
  checkoutRows([answer], { timers, storeCurrency: 'GBP' })[0]!;

describe('a row of the checkouts', () => {
  it('adds up the cart in its own currency', () => {
    const items = [
      { name: 'Teapot', quantity: 2, unitPrice: 6800 },
      { quantity: 1, unitPrice: 50, sku: 'LID' },
      { quantity: 1, unitPrice: 0 },
    ];
    const row = onlyRow(checkout('a', { stored: { cart: { currency: 'EUR', items } } }));
    expect(row).toMatchObject({ value: '€136.50', items: ['2 × Teapot', '1 × LID', '1 × a product'] });
    expect(onlyRow(checkout('a', { stored: { cart: { currency: 'JPY', items } } })).value).toBe('JP¥13,650');
    expect(onlyRow(checkout('a', { stored: { cart: { items } } })).value).toBe('£136.50');
  });

  it('says why a step was not mailed', () => {
    const skipped = (reason: string) => [
      { step: 'help', decision: 'skipped', reason, at: '2026-11-22T12:00:00.000Z' },
    ];
    const textOf = (reason: string) => onlyRow(checkout('a', { steps: skipped(reason) })).steps[0]?.text;
    expect(textOf('ordered')).toBe('skipped: the shopper has ordered');
    expect(textOf('constructor')).toBe('skipped: constructor');
  });

  it('knows the timer that is its own', () => {
    const row = onlyRow(checkout('b'), [timer('a'), timer('b')]);
    expect(row.next).toEqual({ step: 'help', at: '2026-11-22T12:01:00.000Z' });
    expect(onlyRow(checkout('c'), [timer('a')]).next).toBeUndefined();
  });

  it.each([
    [{ state: 'completed' }, 'completed'],
    [{ state: 'erased' }, 'erased'],
    [{ stored: { isPaused: true } }, 'paused'],
    [{ stored: { timerState: 'finished' } }, 'finished'],
    [{ stored: { timerState: 'armed' } }, 'open'],
  ])('reads the state of %j as %s', (changes, state) => {
    expect(onlyRow(checkout('a', changes)).state).toBe(state);
  });

  it('stands on what a tombstone still has', () => {
    const row = onlyRow(
      checkout('a', { state: 'erased', stored: { closedAt: '2026-11-22T10:05:00.000Z', cart: 'gone' } }),
    );
    expect(row).toMatchObject({
      at: '2026-11-22T10:05:00.000Z',
      email: undefined,
      value: undefined,
      items: [],
    });
  });
});

describe('the rows of the checkouts', () => {
  const rows = checkoutRows(
    [
      checkout('old', { stored: { begunAt: '2026-11-22T09:00:00.000Z', email: 'Ada@example.com' } }),
      checkout('new', { stored: { begunAt: '2026-11-22T11:00:00.000Z' }, state: 'completed' }),
    ],
    { timers: [] },
  );
  const ids = (shown: typeof rows) => shown.map(({ id }) => id);

  it('come newest first', () => {
    expect(ids(rows)).toEqual(['new', 'old']);
  });

  it('are filtered by state and by text, whatever its case', () => {
    expect(ids(filterRows(rows, { state: 'completed', text: '' }))).toEqual(['new']);
    expect(ids(filterRows(rows, { text: ' aDA@ ' }))).toEqual(['old']);
    expect(ids(filterRows(rows, { state: 'completed', text: 'ada' }))).toEqual([]);
  });

  it('are counted by the states that occur', () => {
    expect(countStates(rows)).toEqual([
      { state: 'open', count: 1 },
      { state: 'completed', count: 1 },
    ]);
  });
});

describe('the days of a timeline', () => {
  const entry = (at: string, text: string): TimelineEntry => ({ at, kind: 'trouble', text, details: [] });

  it('tell what happened again and again once, within a day', () => {
    const days = entriesByDay([
      entry('2026-11-20T12:00:00.000Z', 'GetItem failed.'),
      entry('2026-11-20T12:00:01.000Z', 'GetItem failed.'),
      entry('2026-11-20T12:00:02.000Z', 'recover failed.'),
      entry('2026-11-20T12:00:03.000Z', 'GetItem failed.'),
      entry('2026-11-22T12:00:00.000Z', 'GetItem failed.'),
    ]);
    expect(days.map(({ entries }) => entries.map(({ text, times }) => [text, times]))).toEqual([
      [
        ['GetItem failed.', 2],
        ['recover failed.', 1],
        ['GetItem failed.', 1],
      ],
      [['GetItem failed.', 1]],
    ]);
  });
});
