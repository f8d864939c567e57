import * as z from 'zod';
import { counted } from '../words.ts';

const text = z.string().nullish();

/** As the browser sends it, read leniently: what capture refuses is told of too. */
const beaconSchema = z.object({
  email: text,
  firstName: text,
  country: text,
  locale: text,
  timeZone: text,
  cart: z
    .object({ items: z.array(z.object({ name: text, sku: text, quantity: z.number().default(1) })) })
    .nullish(),
  consent: z.object({ mode: z.string() }).nullish(),
  paused: z.boolean().nullish(),
});

type Beacon = z.infer<typeof beaconSchema>;

interface BeaconWords {
  /** To follow "The shopper’s browser sent": `address, first name, 2 items (notice consent)`. */
  readonly what: string;
  readonly details: readonly string[];
}

const parse = (json: string): Beacon | undefined => {
  try {
    return beaconSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

/** The journal cuts long bodies: what is whole of the cart is closed, and what comes after it is lost. */
const parseCut = (body: string): Beacon | undefined =>
  parse(`${body.slice(0, body.lastIndexOf('}') + 1)}]}}`);

const FIELDS = [
  ['email', 'address'],
  ['firstName', 'first name'],
  ['country', 'country'],
  ['locale', 'language'],
  ['timeZone', 'time zone'],
] as const;

const MAIN = ['address', 'first name'];

const isCleared = (value: string | null | undefined): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

const itemsOf = ({ cart }: Beacon) => cart?.items ?? [];

const sentOf = (beacon: Beacon): readonly string[] => {
  const fields = FIELDS.filter(([key]) => typeof beacon[key] === 'string' && !isCleared(beacon[key])).map(
    ([, name]) => name,
  );
  const pieces = itemsOf(beacon).reduce((sum, { quantity }) => sum + quantity, 0);
  const main = [
    ...fields.filter((name) => MAIN.includes(name)),
    ...(pieces > 0 ? [counted(pieces, 'item')] : []),
  ];
  return main.length > 0 ? main : fields;
};

const clearedOf = (beacon: Beacon): readonly string[] => [
  ...FIELDS.filter(([key]) => isCleared(beacon[key])).map(([, name]) => name),
  ...(beacon.cart === null ? ['cart'] : []),
  ...(beacon.consent === null ? ['consent'] : []),
];

const detailsOf = (beacon: Beacon): readonly string[] => [
  ...FIELDS.flatMap(([key, name]) => {
    const value = beacon[key];
    return typeof value === 'string' && !isCleared(value) ? [`${name}: ${value}`] : [];
  }),
  ...itemsOf(beacon).map(
    ({ quantity, name, sku }) => `${quantity} × ${name ?? sku ?? 'an item without a name'}`,
  ),
];

const wordsOf = (beacon: Beacon): string => {
  const sent = sentOf(beacon);
  const cleared = clearedOf(beacon);
  const parts = [
    ...(sent.length > 0 ? [sent.join(', ')] : []),
    ...(cleared.length > 0 ? [`cleared: ${cleared.join(', ')}`] : []),
    ...(beacon.paused === true ? ['that the order was placed'] : []),
  ];
  const consent = beacon.consent ? ` (${beacon.consent.mode} consent)` : '';
  return `${parts.length > 0 ? parts.join('; ') : 'nothing that is kept'}${consent}`;
};

/** What was in a beacon. */
export const beaconWords = (body: string): BeaconWords => {
  const whole = parse(body);
  if (whole !== undefined) return { what: wordsOf(whole), details: detailsOf(whole) };
  const cut = parseCut(body);
  if (cut !== undefined)
    return {
      what: `${wordsOf(cut)}, and more`,
      details: [...detailsOf(cut), 'The journal keeps no more of it.'],
    };
  return { what: 'something that does not read', details: [body.slice(0, 200)] };
};
