import fc from 'fast-check';
import { aBeacon } from '../../support/beacons.ts';
import { createCaptureEndpoint, type CaptureEndpoint } from '../../support/capture-endpoint.ts';
import { cardNumbers, digitsIn, grouped, inParts, veiled } from '../../support/card-numbers.ts';
import { fieldOf, NUMBERS, TEXTS, withRaw, withValue, type Place } from '../../support/hostile-beacons.ts';
import { errorOf } from '../../support/http-event.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

let table: TestTable;

beforeAll(async () => {
  table = await createTestTable();
});

const begin = async () => {
  const endpoint = createCaptureEndpoint(table);
  await endpoint.beacon(aBeacon({ seq: 1 }));
  return { endpoint, before: await endpoint.stored() };
};

/** A number, and how it may be written. */
const cards = cardNumbers().chain((digits) =>
  fc.tuple(fc.constant(digits), fc.oneof(grouped(digits), veiled(digits))),
);

const inFours = (digits: string) => digits.match(/.{1,4}/g)!;

/** What else may stand around it, so that some of it fits the form of each place. */
const SURROUNDINGS: readonly ((text: string, digits: string) => string)[] = [
  (text) => text,
  (text) => `my card ${text} ok`,
  (text) => `${text}@example.com`,
  (text) => `ada+${text}@example.com`,
  (text) => `ada@${text}.com`,
  (text) => `Etc/${text}`,
  (text) => `https://shop.example/p?q=${encodeURIComponent(text)}`,
  (text) => `https://shop.example/${text}`,
  (_, digits) => `https://shop.example/${[...digits].join('\t\n\t\n')}`,
  (_, digits) => `https://cdn.example/#${digits}`,
  (_, digits) => `de-${inFours(digits).join('-')}`,
  (_, digits) => `de-DE-x-${inFours(digits).join('-')}`,
  (_, digits) => `2026-11-21T09:59:00.${digits}Z`,
  (_, digits) => [...digits].map((digit) => `%3${digit}`).join(''),
];

const surrounded = cards.chain(([digits, text]) =>
  fc.tuple(
    fc.constant(digits),
    fc.constantFrom(...SURROUNDINGS).map((around) => around(text, digits)),
  ),
);

const expectUnchanged = async (endpoint: CaptureEndpoint, before: unknown) => {
  expect(await endpoint.stored()).toEqual(before);
};

const expectNowhere = (digits: string, item: unknown) => {
  for (const joined of digitsIn(item)) expect(joined).not.toContain(digits);
};

const isInCart = ([first]: Place) => first === 'cart';

describe('a card number', () => {
  it('outside of the cart refuses the beacon by the field it stands in, and changes nothing', async () => {
    const { endpoint, before } = await begin();
    const places = TEXTS.filter((place) => !isInCart(place));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), surrounded, async (place, [digits, text]) => {
        const response = await endpoint.bytes(withValue(place, text));
        expect(response.statusCode).toBe(400);
        expect(errorOf(response).field).toBe(fieldOf(place));
        expect(response.body).not.toContain(digits);
        expect(JSON.stringify(endpoint.log.entries.splice(0))).not.toContain(digits);
        await expectUnchanged(endpoint, before);
      }),
      { numRuns: 250 },
    );
  });

  it('in the cart is dropped or refused, and what stands beside the cart is never lost', async () => {
    const places = [
      ...TEXTS.filter(isInCart),
      ['cart'],
      ['cart', 'items'],
      ['cart', 'items', 0],
      ['cart', 'items', 0, 'reduced'],
      ['cart', 'items', 0, 'quantity'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), surrounded, async (place, [digits, text]) => {
        const { endpoint, before } = await begin();
        const response = await endpoint.bytes(withValue(place, text));
        if (response.statusCode === 204) {
          const item = await endpoint.stored();
          expect(item).toMatchObject({ seq: 2, email: 'eve@example.com', firstName: 'Eve', country: 'FR' });
          expect(item).toMatchObject({ consent: before?.['consent'], cart: {} });
          expectNowhere(digits, item);
          expect(endpoint.totals).toMatchObject({ CardNumberDropped: 1 });
        } else {
          expect(response.statusCode).toBe(400);
          expect(errorOf(response).field).toMatch(/^cart/);
          expect(response.body).not.toContain(digits);
          await expectUnchanged(endpoint, before);
        }
      }),
      { numRuns: 160 },
    );
  });

  it('cut up over the names in the cart takes these names out of it', async () => {
    const split = cardNumbers().chain((digits) => fc.tuple(fc.constant(digits), inParts(digits)));
    await fc.assert(
      fc.asyncProperty(split, fc.constantFrom('', ' ', '-', '\u200b'), async ([digits, parts], mark) => {
        const { endpoint } = await begin();
        const line = { quantity: 1, unitPrice: 100, sku: 'MUG' };
        const names = ['Mug, engraved', ...parts.map((part) => `${mark}${part}${mark}`), 'For Ada'];
        const items = [...names.map((name) => ({ ...line, name })), line];
        expect((await endpoint.beacon({ v: 1, seq: 2, cart: { items } })).statusCode).toBe(204);
        const item = (await endpoint.stored()) as { cart: { items: { name?: string }[] } };
        expect(item.cart.items.flatMap(({ name }) => name ?? [])).toEqual(['Mug, engraved', 'For Ada']);
        expectNowhere(digits, item);
        expect(endpoint.totals).toMatchObject({ CardNumberDropped: parts.length });
      }),
      { numRuns: 100 },
    );
  });

  it('of which a part stands in the name refuses the beacon, wherever the rest is', async () => {
    const { endpoint, before } = await begin();
    const split = cardNumbers().chain(inParts);
    const lines = (names: readonly string[]) => names.map((name) => ({ quantity: 1, unitPrice: 1, name }));
    await fc.assert(
      fc.asyncProperty(split, async ([first, ...others]) => {
        const body = { v: 1, seq: 2, firstName: `Ada ${first}`, cart: { items: lines(others) } };
        const response = await endpoint.beacon(body);
        expect(response.statusCode).toBe(400);
        expect(errorOf(response).field).toBe('firstName');
        await expectUnchanged(endpoint, before);
      }),
      { numRuns: 100 },
    );
  });

  it('as a number, or as a key, refuses the beacon', async () => {
    const { endpoint, before } = await begin();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NUMBERS), cardNumbers(), async (place, digits) => {
        const asNumber = await endpoint.bytes(withRaw(place, digits));
        expect(asNumber.statusCode).toBe(400);
        expect(errorOf(asNumber).field).toBe(fieldOf(place));
        expect(errorOf(asNumber).message).not.toContain(digits);
        const asKey = await endpoint.bytes(withRaw(place, `{"${digits}":1}`));
        expect(asKey.statusCode).toBe(400);
        expect(JSON.stringify(endpoint.log.entries.splice(0))).not.toContain(digits);
        await expectUnchanged(endpoint, before);
      }),
      { numRuns: 200 },
    );
  });

  it('as the id of a checkout is not taken, neither to store nor to erase', async () => {
    const { endpoint } = await begin();
    const ids = cardNumbers().chain((digits) =>
      fc.constantFrom(
        `${digits}_abcdefghij`,
        `checkout-${digits}`.padEnd(22, '-'),
        `${inFours(digits).join('-')}-abcdefgh`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(ids, async (id) => {
        for (const response of [await endpoint.beacon(aBeacon(), id), await endpoint.forget(id)]) {
          expect(response.statusCode).toBe(400);
          expect(errorOf(response)).toMatchObject({ code: 'card-number', field: 'checkoutId' });
        }
        expect(await endpoint.stored(id)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
