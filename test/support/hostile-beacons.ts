import fc from 'fast-check';
import { aBeacon } from './beacons.ts';

/** Where a value stands in a beacon. */
export type Place = readonly (string | number)[];

const ITEM = ['cart', 'items', 0] as const;

export const TEXTS: readonly Place[] = [
  ['store'],
  ['email'],
  ['firstName'],
  ['locale'],
  ['timeZone'],
  ['country'],
  ['cart', 'currency'],
  ['cart', 'url'],
  [...ITEM, 'sku'],
  [...ITEM, 'name'],
  [...ITEM, 'url'],
  [...ITEM, 'image'],
  ['consent', 'mode'],
  ['consent', 'version'],
  ['consent', 'at'],
  ['session'],
];

export const NUMBERS: readonly Place[] = [
  ['v'],
  ['seq'],
  [...ITEM, 'quantity'],
  [...ITEM, 'unitPrice'],
  ['signals', 'ms'],
  ['signals', 'keys'],
];

const OBJECTS: readonly Place[] = [[], ['cart'], ITEM, ['consent'], ['signals']];

const ANYWHERE: readonly Place[] = [
  ...TEXTS,
  ...NUMBERS,
  ...OBJECTS.slice(1),
  ['cart', 'items'],
  [...ITEM, 'reduced'],
  ['paused'],
];

export const fieldOf = (place: Place): string => place.join('.');

/** Newer than what was stored, and other in all that a shopper types. */
const theNext = () => aBeacon({ seq: 2, email: 'eve@example.com', firstName: 'Eve', country: 'FR' });

type Members = Record<string | number, unknown>;

const at = (value: unknown, place: Place): unknown =>
  place.reduce((inner, key) => (inner as Members)[key], value);

const HERE = '@here@';

/** The text of a beacon in which `raw`, which need be no JSON, stands for one value. */
export const withRaw = (place: Place, raw: string): string => {
  const beacon = theNext();
  (at(beacon, place.slice(0, -1)) as Members)[place.at(-1)!] = HERE;
  return JSON.stringify(beacon).replace(`"${HERE}"`, () => raw);
};

export const withValue = (place: Place, value: unknown): string => withRaw(place, JSON.stringify(value));

/** The text that stands at a place of a good beacon, with something put in anywhere. */
export const spoiled = (place: Place, inserted: string): fc.Arbitrary<string> => {
  const good = String(at(theNext(), place));
  return fc
    .nat({ max: good.length })
    .map((position) => good.slice(0, position) + inserted + good.slice(position));
};

export interface HostileBeacon {
  readonly body: string;
  readonly place: Place;
}

/** Up to 10,000 levels, where a text, a number or something flat should be. */
const nested = fc
  .tuple(
    fc.constantFrom(['[', ']'], ['{"a":', '}'], ['[{"__proto__":', '}]'], ['{"items":[', ']}']),
    fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 10_000 })),
  )
  .map(([[open, close], levels]) => `${open.repeat(levels)}1${close.repeat(levels)}`);

export const nestedBeacons: fc.Arbitrary<HostileBeacon> = fc
  .tuple(fc.constantFrom(...ANYWHERE), nested)
  .map(([place, raw]) => ({ place, body: withRaw(place, raw) }));

const strangeKeys = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'length',
    '0',
  ),
  fc.constantFrom(
    '',
    ' email',
    'Email',
    'e\u0000mail',
    '\u202eemail',
    'ema\u200bil',
    'email\ud800',
    'items.0',
  ),
  fc.constantFrom('cardNumber', 'cc-number', 'password', '4111 1111 1111 1111'),
  fc.string({ unit: 'binary', maxLength: 150 }),
);

/** A key too many, with anything behind it. */
export const beaconsWithUnknownKeys: fc.Arbitrary<HostileBeacon & { readonly key: string }> = fc
  .tuple(fc.constantFrom(...OBJECTS), strangeKeys, fc.oneof(nested, fc.json()))
  .filter(([place, key]) => !Object.hasOwn(at(theNext(), place) as Members, key))
  .map(([place, key, raw]) => {
    const beacon = theNext();
    (at(beacon, place) as Members)[HERE] = HERE;
    const member = () => `${JSON.stringify(key)}:${raw}`;
    return {
      key,
      place: [...place, key],
      body: JSON.stringify(beacon).replace(`"${HERE}":"${HERE}"`, member),
    };
  });

/** What no decoder of UTF-8 may take (RFC 3629). */
const brokenUtf8: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.integer({ min: 0x80, max: 0xbf }).map((continuation) => [continuation]),
  fc.constantFrom([0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x9f, 0xbf], [0xf0, 0x8f, 0xbf, 0xbf]),
  fc.constantFrom([0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98]),
  fc.constantFrom([0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xfe], [0xff]),
);

/** A good beacon but for some bytes in a text. */
export const beaconsOfBrokenUtf8: fc.Arbitrary<{ readonly body: Buffer; readonly place: Place }> = fc
  .constantFrom(...TEXTS)
  .chain((place) => fc.tuple(fc.constant(place), spoiled(place, HERE), brokenUtf8))
  .map(([place, text, bytes]) => {
    const [before, after] = withValue(place, text).split(HERE) as [string, string];
    return { place, body: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]) };
  });

/** A good beacon of which some bytes were changed, left out or put in. */
export const mutatedBeacons: fc.Arbitrary<Buffer> = fc
  .array(
    fc.record({ position: fc.nat(2000), removed: fc.nat(2), inserted: fc.uint8Array({ maxLength: 2 }) }),
    { minLength: 1, maxLength: 4 },
  )
  .map((changes) =>
    changes.reduce<Buffer>(
      (bytes, { position, removed, inserted }) => {
        const start = position % bytes.length;
        return Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + removed)]);
      },
      Buffer.from(JSON.stringify(theNext())),
    ),
  );
