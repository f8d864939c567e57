import fc from 'fast-check';
import type { HttpResponse } from '../../../functions/shared/http/responses.ts';
import { aBeacon } from '../../support/beacons.ts';
import { createCaptureEndpoint } from '../../support/capture-endpoint.ts';
import { cardNumbers, digitsIn, grouped, inParts, veiled } from '../../support/card-numbers.ts';
import { fieldOf, NUMBERS, TEXTS, withRaw, withValue, type Place } from '../../support/hostile-beacons.ts';
import { errorOf } from '../../support/http-event.ts';
import { createVictim, storeCheckout } from '../../support/stored-checkout.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

let table: TestTable;
let victim: Awaited<ReturnType<typeof createVictim>>;

beforeAll(async () => {
  table = await createTestTable();
  victim = await createVictim(table);
});

/** A number, and how it may be written. */
const cards = cardNumbers().chain((digits) =>
  fc.tuple(fc.constant(digits), fc.oneof(grouped(digits), veiled(digits))),
);

const inFours = (digits: string) => digits.match(/.{1,4}/g)!;

const escaped = (digits: string) => [...digits].map((digit) => `%3${digit}`).join('');

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
  (_, digits) => escaped(digits),
  (_, digits) => `https://shop.example/${escaped(digits)}`,
];

const surrounded = cards.chain(([digits, text]) =>
  fc.tuple(
    fc.constant(digits),
    fc.constantFrom(...SURROUNDINGS).map((around) => around(text, digits)),
  ),
);

/** By its field, without quoting the number in answer or log, and what was stored is as it was. */
const expectRefused = async (response: HttpResponse, digits: string) => {
  const logged = victim.endpoint().log.entries.splice(0);
  await victim.expectUnchanged();
  expect(response.statusCode).toBe(400);
  const { code, message, field } = errorOf(response);
  expect(`${message} ${JSON.stringify(logged)}`).not.toContain(digits);
  return { code, field };
};

const expectNowhere = (digits: string, item: unknown) => {
  for (const joined of digitsIn(item)) expect(joined).not.toContain(digits);
};

const send = (body: string) => victim.endpoint().bytes(body);

const isInCart = ([first]: Place) => first === 'cart';

describe('a card number', () => {
  it('outside of the cart refuses the beacon by the field it stands in, and changes nothing', async () => {
    const places = TEXTS.filter((place) => !isInCart(place));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), surrounded, async (place, [digits, text]) => {
        const { field } = await expectRefused(await send(withValue(place, text)), digits);
        expect(field).toBe(fieldOf(place));
      }),
      { numRuns: 200 },
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
        const { endpoint, before } = await storeCheckout(table);
        const body = withValue(place, text);
        const response = await endpoint.bytes(body);
        if (response.statusCode === 204) {
          const item = await endpoint.stored();
          expect(item).toMatchObject({ seq: 2, email: 'eve@example.com', firstName: 'Eve', country: 'FR' });
          expect(item).toMatchObject({ consent: before['consent'], cart: {} });
          expectNowhere(digits, item);
          expect(endpoint.totals).toMatchObject({ CardNumberDropped: 1 });
        } else {
          const { field } = await expectRefused(await send(body), digits);
          expect(field).toMatch(/^cart/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('cut up over the names in the cart takes these names out of it', async () => {
    const split = cardNumbers().chain((digits) => fc.tuple(fc.constant(digits), inParts(digits)));
    await fc.assert(
      fc.asyncProperty(split, fc.constantFrom('', ' ', '-', '\u200b'), async ([digits, parts], mark) => {
        const { endpoint } = await storeCheckout(table);
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
    const split = cardNumbers().chain(inParts);
    const lines = (names: readonly string[]) => names.map((name) => ({ quantity: 1, unitPrice: 1, name }));
    await fc.assert(
      fc.asyncProperty(split, async ([first, ...others]) => {
        const body = { v: 1, seq: 2, firstName: `Ada ${first}`, cart: { items: lines(others) } };
        const { field } = await expectRefused(await send(JSON.stringify(body)), `Ada ${first}`);
        expect(field).toBe('firstName');
      }),
      { numRuns: 100 },
    );
  });

  it('as a number, or as a key, refuses the beacon', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NUMBERS), cardNumbers(), async (place, digits) => {
        for (const raw of [digits, `{"${digits}":1}`]) {
          const { field } = await expectRefused(await send(withRaw(place, raw)), digits);
          expect(field).toBe(fieldOf(place));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('as the id of a checkout is not taken, neither to store nor to erase', async () => {
    const endpoint = createCaptureEndpoint(table);
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
