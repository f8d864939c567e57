import fc from 'fast-check';
import { createBeaconSchema } from '../../../../functions/shared/contract/beacon.ts';
import { HttpError } from '../../../../functions/shared/http/errors.ts';
import { parseInput } from '../../../../functions/shared/http/parse-input.ts';
import { aBeacon, aBeaconWithItem, ORIGINS, STORE_ID } from '../../../support/beacons.ts';
import { cardNumbers, grouped } from '../../../support/card-numbers.ts';

const schema = createBeaconSchema({ storeId: STORE_ID, origins: ORIGINS });
const parse = (input: unknown) => parseInput(schema, input);

const refusalOf = (input: unknown): { code: string; field: string | undefined } => {
  try {
    parse(input);
  } catch (error) {
    if (error instanceof HttpError) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error(`taken: ${JSON.stringify(input)}`);
};

describe('a beacon', () => {
  it('is taken as it is when everything in it is right', () => {
    expect(parse(aBeacon())).toEqual(aBeacon());
  });

  it('needs only its version and its number, and what is absent stays absent', () => {
    expect(parse({ v: 1, seq: 0 })).toEqual({ v: 1, seq: 0 });
    expect(refusalOf({ seq: 1 })).toEqual({ code: 'invalid', field: 'v' });
    expect(refusalOf({ v: 1 })).toEqual({ code: 'invalid', field: 'seq' });
  });

  it.each(['email', 'firstName', 'locale', 'timeZone', 'country', 'cart', 'consent', 'session', 'signals'])(
    'clears %s by null',
    (field) => {
      expect(parse({ v: 1, seq: 1, [field]: null })).toEqual({ v: 1, seq: 1, [field]: null });
    },
  );

  it('clears address and name when the field was emptied', () => {
    expect(parse({ v: 1, seq: 1, email: ' ', firstName: '' })).toEqual({
      v: 1,
      seq: 1,
      email: null,
      firstName: null,
    });
  });

  it('brings values to their usual form', () => {
    expect(
      parse(
        aBeacon({
          email: ' Ada@Bücher.Example ',
          firstName: ' Ada ',
          locale: 'DE-de',
          timeZone: 'europe/berlin',
          consent: { mode: 'notice', version: '1', at: '2026-11-21T11:00:00.123456+01:00' },
        }),
      ),
    ).toMatchObject({
      email: 'Ada@xn--bcher-kva.example',
      firstName: 'Ada',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      consent: { at: '2026-11-21T10:00:00.123Z' },
    });
  });

  it.each(['Etc/Unknown', 'America/Atlantis', 'America/Argentina/Atlantis'])(
    'counts a time zone that is not known here, %s, as none: browsers may know newer ones',
    (timeZone) => {
      expect(parse({ v: 1, seq: 1, timeZone })).toEqual({ v: 1, seq: 1, timeZone: null });
    },
  );

  it('may say null in a cart for what an item has not', () => {
    const absent = { sku: null, name: null, reduced: null, url: null, image: null };
    expect(parse(aBeaconWithItem(absent, { url: null }))).toEqual(aBeaconWithItem({}));
  });

  it('may have an empty cart', () => {
    expect(parse({ v: 1, seq: 1, cart: { currency: 'JPY', items: [] } })).toMatchObject({
      cart: { items: [] },
    });
  });
});

describe('a beacon is refused with the path of', () => {
  const long = (length: number) => 'x'.repeat(length);
  it.each<[field: string, beacon: unknown]>([
    ['v', { v: 2, seq: 1 }],
    ['seq', { v: 1, seq: '1' }],
    ['seq', { v: 1, seq: 1.5 }],
    ['seq', { v: 1, seq: -1 }],
    ['seq', { v: 1, seq: 2 ** 53 }],
    ['seq', { v: 1, seq: Date.UTC(2100, 0) + 1 }],
    ['store', aBeacon({ store: 'other' })],
    ['email', aBeacon({ email: 'ada@' })],
    ['email', aBeacon({ email: `${long(250)}@example.com` })],
    ['email', aBeacon({ email: { address: 'ada@example.com' } })],
    ['firstName', aBeacon({ firstName: long(101) })],
    ['firstName', aBeacon({ firstName: 7 })],
    ['firstName', aBeacon({ firstName: 'Ada 4111' })],
    ['locale', aBeacon({ locale: 'de_DE' })],
    ['locale', aBeacon({ locale: long(36) })],
    ['timeZone', aBeacon({ timeZone: 'Berlin' })],
    ['country', aBeacon({ country: 'de' })],
    ['country', aBeacon({ country: 'ZZ' })],
    ['cart.currency', aBeaconWithItem({}, { currency: 'eur' })],
    ['cart.items', aBeaconWithItem({}, { items: null })],
    ['cart.items', aBeaconWithItem({}, { items: Array(51).fill({ quantity: 1, unitPrice: 1 }) })],
    ['cart.items.0', aBeaconWithItem({}, { items: ['mug'] })],
    ['cart.items.0.unitPrice', aBeaconWithItem({ unitPrice: undefined })],
    ['cart.items.0.unitPrice', aBeaconWithItem({ unitPrice: -1 })],
    ['cart.items.0.unitPrice', aBeaconWithItem({ unitPrice: 19.99 })],
    ['cart.items.0.unitPrice', aBeaconWithItem({ unitPrice: '1999' })],
    ['cart.items.0.unitPrice', aBeaconWithItem({ unitPrice: 1e11 })],
    ['cart.items.0.quantity', aBeaconWithItem({ quantity: 0 })],
    ['cart.items.0.quantity', aBeaconWithItem({ quantity: 10000 })],
    ['cart.items.0.sku', aBeaconWithItem({ sku: long(101) })],
    ['cart.items.0.name', aBeaconWithItem({ name: long(251) })],
    ['cart.items.0.reduced', aBeaconWithItem({ reduced: 'no' })],
    ['consent.mode', aBeacon({ consent: { mode: 'off', version: '1', at: '2026-11-21T10:00:00Z' } })],
    [
      'consent.version',
      aBeacon({ consent: { mode: 'notice', version: long(65), at: '2026-11-21T10:00:00Z' } }),
    ],
    ['consent.at', aBeacon({ consent: { mode: 'notice', version: '1', at: 'today' } })],
    ['consent.at', aBeacon({ consent: { mode: 'notice', version: '1' } })],
    [
      'consent.at',
      aBeacon({ consent: { mode: 'notice', version: '1', at: `2026-11-21T10:00:00.${'0'.repeat(10)}Z` } }),
    ],
    ['session', aBeacon({ session: long(4097) })],
    ['signals.ms', aBeacon({ signals: { ms: -1, keys: 0 } })],
    ['signals.keys', aBeacon({ signals: { ms: 0 } })],
    ['paused', aBeacon({ paused: 'yes' })],
  ])('%s', (field, beacon) => {
    expect(refusalOf(beacon)).toEqual({ code: 'invalid', field });
  });

  it.each<[field: string, beacon: unknown]>([
    ['phone', aBeacon({ phone: '+49 30 901820' })],
    ['constructor', { v: 1, seq: 1, constructor: { prototype: {} } }],
    ['cart.note', aBeaconWithItem({}, { note: '' })],
    ['cart.items.0.cardNumber', aBeaconWithItem({ cardNumber: '' })],
    [
      'consent.ip',
      aBeacon({ consent: { mode: 'notice', version: '1', at: '2026-11-21T10:00:00Z', ip: '' } }),
    ],
    ['signals.mouse', aBeacon({ signals: { ms: 0, keys: 0, mouse: 0 } })],
  ])('the unknown %s', (field, beacon) => {
    expect(refusalOf(beacon)).toEqual({ code: 'unknown-field', field });
  });

  it('any unknown key, wherever it is', () => {
    const places: ((key: string) => [string, unknown])[] = [
      (key) => [key, aBeacon({ [key]: 1 })],
      (key) => [`cart.${key}`, aBeaconWithItem({}, { [key]: 1 })],
      (key) => [`cart.items.0.${key}`, aBeaconWithItem({ [key]: 1 })],
    ];
    const known = ['url', 'items', 'currency', 'sku', 'name', 'image', 'reduced', 'quantity', 'unitPrice'];
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.constantFrom(...places), (key, place) => {
        fc.pre(!known.includes(key) && !(key in aBeacon()) && key !== '__proto__');
        const [field, beacon] = place(key);
        expect(refusalOf(beacon)).toEqual({ code: 'unknown-field', field });
      }),
    );
  });

  it('nothing at all where it is no object', () => {
    for (const input of [null, [], 'v', 1, true, [{ v: 1, seq: 1 }]]) {
      expect(refusalOf(input)).toEqual({ code: 'invalid', field: undefined });
    }
  });

  it('something, whatever else it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (cart) => {
        fc.pre(cart !== null);
        const { field } = refusalOf({ v: 1, seq: 1, cart });
        expect(field).toMatch(/^cart/);
      }),
    );
  });
});

describe('a link in a cart', () => {
  it.each(['https://shop.example/p?a=1#b', 'http://localhost:4600/cart', 'https://SHOP.example'])(
    'may be %s',
    (url) => {
      expect(parse(aBeaconWithItem({ url }, { url }))).toMatchObject({
        cart: { url: new URL(url).href, items: [{ url: new URL(url).href }] },
      });
    },
  );

  it.each([
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://user@shop.example/',
    'https://user:secret@shop.example/',
    'https://:secret@shop.example/',
    'http://shop.example/',
    'https://shop.example:8443/',
    'http://localhost:4601/',
    'https://cdn.example/not-a-return',
    '//shop.example/',
    '/cart',
    'shop.example',
    '',
    'javascript:location="https://shop.example/"',
    'data:text/html,https://shop.example/',
    'blob:https://shop.example/1',
    'https:\\\\evil.example\\shop.example',
    `https://shop.example/${'x'.repeat(2048)}`,
    `https://shop.example/${'ü'.repeat(1000)}`,
  ])('may not be %s', (url) => {
    expect(refusalOf(aBeaconWithItem({}, { url }))).toEqual({ code: 'invalid', field: 'cart.url' });
    expect(refusalOf(aBeaconWithItem({ url }))).toEqual({ code: 'invalid', field: 'cart.items.0.url' });
  });

  it('to a picture may be on the shop or where its pictures are, and nowhere else', () => {
    for (const image of ['https://cdn.example/mug.jpg', 'https://shop.example/mug.jpg']) {
      expect(parse(aBeaconWithItem({ image }))).toMatchObject({ cart: { items: [{ image }] } });
    }
    expect(refusalOf(aBeaconWithItem({ image: 'https://evil.example/pixel.gif' }))).toEqual({
      code: 'invalid',
      field: 'cart.items.0.image',
    });
  });

  it('is stored as browsers read it, so that nothing hides in its spelling', () => {
    const parsed = parse(aBeaconWithItem({}, { url: ' https:\\\\shop.example\\a\t\n"><b>' }));
    expect(parsed.cart?.url).toBe('https://shop.example/a%22%3E%3Cb%3E');
  });
});

describe('a card number', () => {
  it('in address or name refuses the beacon with that field, in any grouping', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email', 'firstName', 'session'),
        cardNumbers().chain(grouped),
        (field, card) => {
          expect(refusalOf(aBeacon({ [field]: card }))).toEqual({ code: 'card-number', field });
        },
      ),
    );
  });

  it('in a link refuses it also where it is one only as browsers read the link', () => {
    const url = `https://shop.example/${['4111', '1111', '1111', '1111'].join('\t\n\t\n')}`;
    expect(refusalOf(aBeaconWithItem({}, { url }))).toEqual({ code: 'card-number', field: 'cart.url' });
  });

  it('in what would be an address all the same refuses it too', () => {
    expect(refusalOf(aBeacon({ email: '4111111111111111@example.com' }))).toEqual({
      code: 'card-number',
      field: 'email',
    });
  });
});
