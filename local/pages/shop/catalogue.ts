/** What the demo shop sells. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  /** A few words below the name. */
  readonly detail: string;
  readonly description: string;
  /** Material, size, care. */
  readonly facts: readonly (readonly [term: string, text: string])[];
  /** Minor units. */
  readonly unitPrice: number;
  /** Minor units; the price before it was reduced. */
  readonly priceBefore?: number;
  /** Below /assets. */
  readonly picture: string;
}

export const PRODUCTS: readonly Product[] = [
  {
    sku: 'TEAPOT-SAGE',
    name: 'Stoneware teapot, sage',
    detail: '0.9 litres, with a strainer',
    description:
      'Thrown by hand and glazed in a soft sage that breaks to grey at the edges. It pours without a drip, holds four cups, and the cane handle stays cool.',
    facts: [
      ['Material', 'Stoneware, cane, steel strainer'],
      ['Size', '0.9 litres, 19 cm high'],
      ['Care', 'By hand, without soap inside'],
    ],
    unitPrice: 6800,
    picture: 'teapot.svg',
  },
  {
    sku: 'TOWEL-PAIR',
    name: 'Linen tea towels, a pair',
    detail: 'In oat and rust',
    description:
      'Washed linen that dries glasses without a trace of lint, and gets softer for years. One in oat, one in rust, each with a woven loop to hang it by.',
    facts: [
      ['Material', 'Linen, woven in Lithuania'],
      ['Size', '50 × 70 cm each'],
      ['Care', 'At 60 °C, hung to dry'],
    ],
    unitPrice: 2400,
    priceBefore: 3200,
    picture: 'towels.svg',
  },
  {
    sku: 'BOWLS-NEST',
    name: 'Mixing bowls, nest of three',
    detail: 'Cream, clay and slate blue',
    description:
      'One for the dough, one for the salad, one for whipping cream. Heavy enough to stand still, with a rim that does not chip when the spoon knocks on it.',
    facts: [
      ['Material', 'Glazed stoneware'],
      ['Size', '0.6, 1.4 and 2.8 litres'],
      ['Care', 'Dishwasher, oven up to 220 °C'],
    ],
    unitPrice: 5800,
    priceBefore: 7200,
    picture: 'bowls.svg',
  },
  {
    sku: 'MUG-OAT',
    name: 'Stoneware mug, oat',
    detail: 'Bare clay at the foot',
    description:
      'A mug that fits in two cold hands. The glaze ends above the foot, so that you feel the clay, and no two of them have the same freckles.',
    facts: [
      ['Material', 'Stoneware'],
      ['Size', '0.35 litres'],
      ['Care', 'Dishwasher and microwave'],
    ],
    unitPrice: 1900,
    picture: 'mug.svg',
  },
  {
    sku: 'APRON-INDIGO',
    name: 'Linen apron, indigo',
    detail: 'Two pockets, ties that go round twice',
    description:
      'Cut long and a little wide, so that it suits whoever cooks tonight. The linen is heavy, the indigo fades at the folds, and a tea towel fits into the pocket.',
    facts: [
      ['Material', 'Linen, 320 g/m²'],
      ['Size', '72 × 90 cm, for everybody'],
      ['Care', 'At 40 °C, with dark colours'],
    ],
    unitPrice: 5400,
    picture: 'apron.svg',
  },
  {
    sku: 'BOARD-OAK',
    name: 'Chopping board, oak',
    detail: 'From one piece, oiled',
    description:
      'Sawn from one plank of Småland oak, planed, oiled, and oiled again. The one side is for onions, the other for bread and guests.',
    facts: [
      ['Material', 'Oak, linseed oil'],
      ['Size', '24 × 44 cm, 2.5 cm thick'],
      ['Care', 'Wipe, oil twice a year'],
    ],
    unitPrice: 4600,
    picture: 'board.svg',
  },
  {
    sku: 'CADDY-FOREST',
    name: 'Tea caddy, forest',
    detail: 'With 125 g of our breakfast tea',
    description:
      'A tin that closes with a sigh and keeps tea as it was picked. It comes filled with our breakfast blend: Assam, a little Ceylon, nothing else.',
    facts: [
      ['Material', 'Tinplate, brass knob'],
      ['Size', '11 cm across, 15 cm high'],
      ['Inside', '125 g of black tea'],
    ],
    unitPrice: 2650,
    picture: 'caddy.svg',
  },
  {
    sku: 'CANDLES-WAX',
    name: 'Beeswax candles, three',
    detail: 'Rolled by hand',
    description:
      'Sheets of beeswax from a neighbour’s hives, rolled round a cotton wick. They smell of honey before they are lit, and each burns for nine hours.',
    facts: [
      ['Material', 'Beeswax, cotton'],
      ['Size', '24 cm, three in a bundle'],
      ['Care', 'Never alone with the cat'],
    ],
    unitPrice: 2100,
    picture: 'candles.svg',
  },
];

export const findProduct = (sku: string): Product | undefined =>
  PRODUCTS.find((product) => product.sku === sku);

/** A few others to look at beside one, the next ones in the list. */
export const othersThan = ({ sku }: Product, count: number): readonly Product[] => {
  const at = PRODUCTS.findIndex((product) => product.sku === sku);
  return [...PRODUCTS.slice(at + 1), ...PRODUCTS.slice(0, at)].slice(0, count);
};
