import fc from 'fast-check';
import { aBeacon, aBeaconWithItem, STORE_ID } from '../../support/beacons.ts';
import { T0 } from '../../support/builders.ts';
import { createCaptureEndpoint } from '../../support/capture-endpoint.ts';
import { cardNumbers, grouped } from '../../support/card-numbers.ts';
import { errorOf } from '../../support/http-event.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

let table: TestTable;

beforeAll(async () => {
  table = await createTestTable();
});

const setUp = () => createCaptureEndpoint(table);

describe('a beacon', () => {
  it('is stored with all that it says and answered with 204 and nothing', async () => {
    const { beacon, stored } = setUp();
    const response = await beacon(aBeacon());
    expect(response).toMatchObject({ statusCode: 204 });
    expect(response.body).toBeUndefined();
    const { v, store, paused, ...said } = aBeacon();
    expect({ v, store, paused }).toEqual({ v: 1, store: STORE_ID, paused: false });
    expect(await stored()).toMatchObject({ ...said, state: 'open', begunAt: T0, lastActivityAt: T0 });
  });

  it('changes what it names, clears what is null, and leaves the rest', async () => {
    const { beacon, stored, at } = setUp();
    await beacon(aBeacon({ seq: 1 }));
    at(T0 + 5000);
    await beacon({ v: 1, seq: 2, firstName: 'Ada Maria', country: null });
    const item = await stored();
    expect(item).toMatchObject({
      seq: 2,
      firstName: 'Ada Maria',
      email: 'ada@example.com',
      lastActivityAt: T0 + 5000,
    });
    expect(item).not.toHaveProperty('country');
  });

  it('that clears the address clears the key made from it', async () => {
    const { beacon, stored } = setUp();
    await beacon(aBeacon({ seq: 1 }));
    expect(await stored()).toHaveProperty('recipientKey');
    await beacon({ v: 1, seq: 2, email: null });
    expect(await stored()).not.toHaveProperty('email');
    expect(await stored()).not.toHaveProperty('recipientKey');
  });

  it('gets the same recipient key for every spelling of one mailbox', async () => {
    const [one, other] = [setUp(), setUp()];
    await one.beacon({ v: 1, seq: 1, email: 'Ada.Lovelace+shop@googlemail.com' });
    await other.beacon({ v: 1, seq: 1, email: 'adalovelace@gmail.com' });
    const key = (await one.stored())?.['recipientKey'];
    expect(key).toMatch(/^[\w-]{43}$/);
    expect((await other.stored())?.['recipientKey']).toBe(key);
  });

  it('without an address does not read the secret for addresses', async () => {
    const { beacon, secretReads } = setUp();
    await beacon({ v: 1, seq: 1, firstName: 'Ada' });
    await beacon({ v: 1, seq: 2, email: null });
    expect(secretReads()).toBe(0);
    await beacon({ v: 1, seq: 3, email: 'ada@example.com' });
    expect(secretReads()).toBe(1);
  });

  it('older than the newest, or the same again, changes nothing and is still 204', async () => {
    const { beacon, stored } = setUp();
    await beacon(aBeacon({ seq: 5, firstName: 'Newest' }));
    const before = await stored();
    for (const seq of [4, 5]) {
      expect((await beacon(aBeacon({ seq, firstName: 'Older' }))).statusCode).toBe(204);
    }
    expect(await stored()).toEqual(before);
  });

  it('in any order and any number of times leaves what the newest of each says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 1 }),
        fc.array(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 4 }),
        async (first, again) => {
          const { beacon, stored } = setUp();
          const sent = [...first, ...again];
          for (const seq of sent) await beacon({ v: 1, seq, firstName: 'A'.repeat(seq) });
          const newest = Math.max(...sent);
          expect(await stored()).toMatchObject({ seq: newest, firstName: 'A'.repeat(newest) });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is counted once as captured and once as contactable', async () => {
    const { beacon, totals } = setUp();
    const { email, consent } = aBeacon();
    await beacon({ v: 1, seq: 1, email });
    expect(totals).toEqual({ Captured: 1 });
    await beacon({ v: 1, seq: 2, consent });
    await beacon({ v: 1, seq: 3, firstName: 'Ada' });
    await beacon({ v: 1, seq: 3 });
    expect(totals).toEqual({ Captured: 1, Contactable: 1 });
  });

  it('is not worth a line in the log', async () => {
    const { beacon, log } = setUp();
    await beacon(aBeacon({ seq: 2 }));
    await beacon(aBeacon({ seq: 1 }));
    expect(log.entries).toEqual([]);
  });
});

describe('a beacon that is refused', () => {
  it.each<[what: string, status: number, body: unknown]>([
    ['an unknown field', 400, aBeacon({ seq: 9, phone: '1' })],
    ['an address that is none', 400, aBeacon({ seq: 9, email: 'ada@' })],
    ['a card number in the name', 400, aBeacon({ seq: 9, firstName: '4111 1111 1111 1111' })],
    ['a link to somewhere else', 400, aBeaconWithItem({ url: 'https://evil.example/' })],
    ['another store', 400, aBeacon({ seq: 9, store: 'other' })],
    ['broken UTF-8', 400, Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)],
    ['a huge body', 413, aBeacon({ seq: 9, session: 'x'.repeat(9000) })],
    [
      'deep nesting in the cart',
      400,
      { v: 1, seq: 9, cart: JSON.parse('['.repeat(4000) + ']'.repeat(4000)) },
    ],
    ['no JSON', 400, Buffer.from('v=1&seq=9')],
  ])('for %s leaves what was stored as it was, and counts and tells nothing', async (_, status, body) => {
    const { beacon, stored, totals, log } = setUp();
    await beacon(aBeacon({ seq: 1 }));
    const before = await stored();
    const response = await beacon(body);
    expect(response.statusCode).toBe(status);
    expect(errorOf(response)).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect(await stored()).toEqual(before);
    expect(totals).toEqual({ Captured: 1, Contactable: 1 });
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({ level: 'warn', message: 'request refused' });
    expect(JSON.stringify(log.entries)).not.toMatch(/ada|4111|evil|checkout-0/i);
  });

  it.each([
    'short',
    'x'.repeat(21),
    'x'.repeat(65),
    'checkout-A-0123456789 abcdef',
    '../checkouts/0123456789abcdef',
    '',
  ])('for the id %j names the id', async (checkoutId) => {
    const { beacon, forget } = setUp();
    for (const response of [await beacon(aBeacon(), checkoutId), await forget(checkoutId)]) {
      expect(response.statusCode).toBe(400);
      expect(errorOf(response)).toMatchObject({ code: 'invalid', field: 'checkoutId' });
    }
  });

  it('that is any other JSON is answered with 400 and not stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const { beacon, stored } = setUp();
        const { statusCode } = await beacon(body);
        expect(statusCode).toBe(400);
        expect(await stored()).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a card number in the cart', () => {
  const at = {
    'cart.url': (text: string) => aBeaconWithItem({ sku: 'kept' }, { url: text }),
    sku: (sku: string) => aBeaconWithItem({ sku, name: 'kept' }),
    name: (name: string) => aBeaconWithItem({ name, sku: 'kept' }),
    url: (url: string) => aBeaconWithItem({ url, sku: 'kept' }),
    image: (image: string) => aBeaconWithItem({ image, sku: 'kept' }),
  };

  it('never reaches the store, while the rest of the beacon does', async () => {
    const texts = cardNumbers()
      .chain(grouped)
      .chain((card) =>
        fc.constantFrom(card, `my card ${card} ok`, `https://shop.example/p?q=${encodeURIComponent(card)}`),
      );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(at)), texts, async (beaconWith, text) => {
        const { beacon, stored, totals } = setUp();
        expect((await beacon(beaconWith(text))).statusCode).toBe(204);
        const item = (await stored()) as { cart: { url?: string; items: Record<string, unknown>[] } };
        const { url, items } = item.cart;
        expect(url).toBeUndefined();
        expect(items).toHaveLength(1);
        expect(Object.keys(items[0]!).sort()).toEqual(
          [...(items[0]!['sku'] ? ['sku'] : ['name']), 'quantity', 'unitPrice'].sort(),
        );
        expect(Object.values(items[0]!)).toContain('kept');
        expect(totals).toMatchObject({ CardNumberDropped: 1, Captured: 1 });
      }),
      { numRuns: 60 },
    );
  });

  it('is counted for each value that was dropped', async () => {
    const { beacon, totals } = setUp();
    const card = '4111 1111 1111 1111';
    await beacon(aBeaconWithItem({ name: card, sku: card }, { url: card }));
    expect(totals).toMatchObject({ CardNumberDropped: 3 });
  });

  it('in place of a number refuses the beacon', async () => {
    const { beacon, stored } = setUp();
    for (const body of [
      aBeaconWithItem({ unitPrice: 4111111111111111 }),
      aBeaconWithItem({ quantity: 4111111111111111 }),
      aBeaconWithItem({ '4111111111111111': 1 }),
    ]) {
      expect((await beacon(body)).statusCode).toBe(400);
    }
    expect(await stored()).toBeUndefined();
  });
});

describe('after the end of a checkout', () => {
  it('a beacon is 410 and changes nothing, after completion as after erasure', async () => {
    const completed = setUp();
    await completed.beacon(aBeacon({ seq: 1 }));
    await completed.orders.complete(completed.id, T0, { isTombstoneWanted: true });
    const erased = setUp();
    await erased.beacon(aBeacon({ seq: 1 }));
    await erased.forget();
    for (const { beacon, stored } of [completed, erased]) {
      const before = await stored();
      const response = await beacon(aBeacon({ seq: 2 }));
      expect(response.statusCode).toBe(410);
      expect(errorOf(response).code).toBe('gone');
      expect(await stored()).toEqual(before);
    }
  });
});

describe('"don\'t save"', () => {
  it('leaves a tombstone without anything that was typed, and is counted once', async () => {
    const { beacon, forget, stored, totals } = setUp();
    await beacon(aBeacon());
    expect((await forget()).statusCode).toBe(204);
    expect((await forget()).statusCode).toBe(204);
    const item = await stored();
    expect(item).toMatchObject({ state: 'erased', closedAt: T0 });
    expect(JSON.stringify(item)).not.toMatch(/ada|mug|Berlin|abc\.def|de-DE/i);
    expect(totals).toMatchObject({ Forgotten: 1 });
  });

  it('holds for this checkout only: one with a new id is kept', async () => {
    const { beacon, forget, stored } = setUp();
    await beacon(aBeacon({ seq: 1 }));
    await forget();
    const after = setUp();
    expect((await after.beacon(aBeacon({ seq: 2 }))).statusCode).toBe(204);
    expect(await after.stored()).toMatchObject({ state: 'open', email: 'ada@example.com' });
    expect(await stored()).toMatchObject({ state: 'erased' });
  });

  it('is 204 also when there is nothing, and keeps a late beacon out', async () => {
    const { beacon, forget, stored, totals } = setUp();
    expect((await forget()).statusCode).toBe(204);
    expect((await beacon(aBeacon())).statusCode).toBe(410);
    expect(await stored()).toMatchObject({ state: 'erased' });
    expect(totals).toEqual({});
  });
});
