import { labelled, tag, type HostileForm, type Piece } from './form.ts';
import * as pieces from './pieces.ts';
import { createRandom, type Random } from './random.ts';
import { CALLED, NAMES, TOKENS, type Honest } from './words.ts';

/** How often each comes up, of any hundred or so. */
const HOSTILE: readonly (readonly [share: number, make: pieces.MakePiece])[] = [
  [24, pieces.disguised],
  [16, pieces.cardInWrongField],
  [8, pieces.codeInWrongField],
  [16, pieces.cardInPieces],
  [12, pieces.passwordField],
  [4, pieces.hiddenField],
  [4, pieces.editable],
  [6, pieces.ignoredField],
  [4, pieces.pastedNote],
  [5, pieces.choice],
  [6, pieces.unlisted],
  [1, pieces.frame],
];

const DECK = HOSTILE.flatMap(([share, make]) => Array.from({ length: share }, () => make));

/** What an honest shopper types there: nothing that could be taken for part of a secret. */
const VALUES: Readonly<Record<Honest, (random: Random) => string>> = {
  email: (random) => `${random.word().toLowerCase()}@example.com`,
  firstName: (random) => random.word(),
  lastName: (random) => random.word(),
  street: (random) => `${random.word()} Street`,
  line2: (random) => `Floor ${random.word()}`,
  city: (random) => random.word(),
  postcode: (random) => `Z${random.pick(['B', 'C', 'D'])} ${random.pick(['E', 'F', 'G'])}H`,
  phone: () => '0000000000',
  company: (random) => random.word(),
};

const honestPiece = (random: Random, meaning: Honest, n: string): Piece => {
  const isEmail = meaning === 'email';
  const attributes = {
    type: isEmail ? random.pick(['email', 'text']) : 'text',
    name: random.pick(NAMES[meaning]),
    'data-n': n,
    ...(random.chance(0.5) ? { autocomplete: TOKENS[meaning] } : {}),
  };
  return {
    html: labelled(random.below(isEmail ? 4 : 6), random.pick(CALLED[meaning]), attributes),
    steps: [{ kind: 'type', n, states: [VALUES[meaning](random)] }],
    secrets: [],
  };
};

const shuffled = <Value>(random: Random, values: readonly Value[]): readonly Value[] =>
  values
    .map((value) => [random.below(2 ** 31), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);

/** An honest checkout with one to three hostile parts in it or beside it. The address comes first, so something is sent. */
const formOf = (random: Random): HostileForm => {
  let count = 0;
  const next = () => String((count += 1));
  const address = honestPiece(random, 'email', next());
  const others = (Object.keys(CALLED) as Honest[]).filter((each) => each !== 'email' && random.chance(0.5));
  const hostile = Array.from({ length: 1 + random.below(3) }, () => random.pick(DECK)(random, next));
  const rest = shuffled(random, [...others.map((each) => honestPiece(random, each, next())), ...hostile]);

  const inside = [address, ...rest].filter(({ isBeside }) => !isBeside).map(({ html }) => html);
  const beside = rest.filter(({ isBeside }) => isBeside).map(({ html }) => html);
  const form = tag(
    random.pick(['form', 'form', 'form', 'main']),
    { 'data-checkout': true },
    inside.join('\n'),
  );
  const steps = [address, ...rest].flatMap((piece) =>
    random.chance(0.2) ? [...piece.steps, { kind: 'hide' } as const] : piece.steps,
  );
  return {
    html: [...beside, form].join('\n'),
    steps,
    secrets: hostile.flatMap(({ secrets }) => secrets),
  };
};

/** The same forms for the same seed. */
export const generateForms = (seed: number, count: number): readonly HostileForm[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => formOf(random));
};
