import { createCaptureStore } from '../../../../functions/shared/aws/capture-store.ts';
import { createTimerStore } from '../../../../functions/shared/aws/timer-store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../functions/shared/domain/time.ts';
import {
  aConsent,
  aContactableSnapshot,
  aSnapshot,
  CHECKOUT_ID,
  RECIPIENT_KEY,
  RETENTION,
  T0,
} from '../../../support/builders.ts';
import { createTestTable } from '../../../support/table.ts';

const setUp = async () => {
  const table = await createTestTable();
  const store = createCaptureStore({ client: table.client, tableName: table.name, retention: RETENTION });
  return { ...store, table, item: () => table.get(`checkout#${CHECKOUT_ID}`) };
};

describe('a captured beacon', () => {
  it('is told apart as the first, and as the one that made the checkout contactable', async () => {
    const { capture } = await setUp();
    const kind = 'captured';
    const address = aSnapshot({ email: 'ann@example.com', recipientKey: 'key' });
    expect(await capture(address)).toEqual({ kind, isNew: true, isNewlyContactable: false });
    const consent = aSnapshot({ seq: 2, consent: aConsent() });
    expect(await capture(consent)).toEqual({ kind, isNew: false, isNewlyContactable: true });
    expect(await capture(aSnapshot({ seq: 3 }))).toEqual({ kind, isNew: false, isNewlyContactable: false });
    expect(await capture(aContactableSnapshot({ seq: 3 }))).toEqual({ kind: 'stale' });
  });

  it('leaves what it does not name, clears what it names as null, and keeps when the checkout began', async () => {
    const { capture, item } = await setUp();
    await capture(aContactableSnapshot());
    await capture(aSnapshot({ seq: 2, receivedAt: T0 + HOUR_MS, firstName: null, isPaused: true }));
    expect(await item()).toMatchObject({
      email: 'ann@example.com',
      begunAt: T0,
      lastActivityAt: T0 + HOUR_MS,
    });
    expect(await item()).not.toHaveProperty('firstName');
    await capture(aSnapshot({ seq: 3, isPaused: false }));
    expect(await item()).not.toHaveProperty('isPaused');
  });

  it('does not move the moment at which the sweep looks after it', async () => {
    const { capture, item } = await setUp();
    await capture(aContactableSnapshot());
    await capture(aSnapshot({ seq: 2, receivedAt: T0 + 30 * MINUTE_MS }));
    expect(await item()).toMatchObject({ sweepAt: T0 + HOUR_MS });
  });

  it('revives nothing that is past its retention, though the item is still there', async () => {
    const { capture, item } = await setUp();
    await capture(aContactableSnapshot());
    const before = await item();
    expect(await capture(aSnapshot({ seq: 2, receivedAt: T0 + 31 * DAY_MS }))).toEqual({ kind: 'closed' });
    expect(await item()).toEqual(before);
  });

  it('that is erased leaves nothing on the recipient that leads to it', async () => {
    const { capture, forget, table } = await setUp();
    const options = { client: table.client, tableName: table.name, retention: RETENTION };
    await capture(aContactableSnapshot());
    await createTimerStore(options).enterSequence(
      RECIPIENT_KEY,
      { checkoutId: CHECKOUT_ID, begunAt: T0 },
      T0,
    );
    await forget(CHECKOUT_ID, T0);
    expect(JSON.stringify(await table.get(`recipient#${RECIPIENT_KEY}`))).not.toContain(CHECKOUT_ID);
  });

  it('is refused on a tombstone, which holds nothing that was typed', async () => {
    const { capture, forget, item } = await setUp();
    await capture(aContactableSnapshot());
    expect(await forget(CHECKOUT_ID, T0 + 1)).toBe(true);
    expect(await forget(CHECKOUT_ID, T0 + 2)).toBe(false);
    expect(await capture(aContactableSnapshot({ seq: 2 }))).toEqual({ kind: 'closed' });
    expect(Object.keys((await item()) ?? {}).sort()).toEqual([
      'begunAt',
      'closedAt',
      'expiresAt',
      'pk',
      'state',
      'steps',
    ]);
  });
});
