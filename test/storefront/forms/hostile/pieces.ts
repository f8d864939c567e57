import { labelled, tag, type Attributes, type Piece, type Step } from './form.ts';
import { birthday, cardNumber, expiry, inPieces, password, securityCode, written } from './secrets.ts';
import { ADMITS, CALLED, NAMES, TOKENS, UNLISTED, type Honest } from './words.ts';
import type { Random } from './random.ts';

/** Makes one part of a form; `next` gives each field a `data-n` of its own. */
export type MakePiece = (random: Random, next: () => string) => Piece;

type Secret = keyof typeof ADMITS;

const HONEST = Object.keys(CALLED) as readonly Honest[];

/** Where one looks for digits, and nobody would be surprised to find three or four. */
const MAY_BE_SHORT: readonly Honest[] = ['postcode'];

const typing = (random: Random, n: string, text: string): Step => {
  const letters = [...text];
  const upTo = (count: number) => letters.slice(0, count).join('');
  const oneByOne = letters.map((_, at) => upTo(at + 1));
  return { kind: 'type', n, states: random.pick([[text], [upTo(letters.length / 2), text], oneByOne]) };
};

const attributesOf = (entries: Readonly<Record<string, string | undefined>>): Attributes =>
  Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** A field that says by one thing what it is, and misleads by the others. */
const admitting = (random: Random, secret: Secret, n: string, type: string): string => {
  const { labels, names, tokens } = ADMITS[secret];
  const guise = random.pick(HONEST);
  const says = {
    label: random.chance(0.5) ? random.pick(CALLED[guise]) : '',
    name: random.pick([random.pick(NAMES[guise]), `field_${n}`]),
    autocomplete: random.pick([TOKENS[guise], 'off', undefined]),
  };
  const how = random.pick(['label', 'name', 'autocomplete', 'all']);
  if (how === 'label' || how === 'all') says.label = random.pick(labels);
  if (how === 'name' || how === 'all') says.name = random.pick(names);
  if (how === 'autocomplete' || how === 'all') says.autocomplete = random.pick(tokens);
  const id = random.chance(0.3) ? random.pick(NAMES[guise]) : undefined;
  const attributes = attributesOf({ type, name: says.name, autocomplete: says.autocomplete, 'data-n': n });
  return labelled(id === undefined ? random.below(6) : 0, says.label, {
    ...attributes,
    ...attributesOf({ id }),
  });
};

const valueFor = (random: Random, secret: Secret): string => {
  switch (secret) {
    case 'cardNumber':
      return written(random, cardNumber(random));
    case 'holder':
      return `${random.word()} ${random.word()}`;
    case 'securityCode':
      return securityCode(random);
    case 'expiry':
      return expiry(random);
    case 'password':
      return password(random);
    case 'oneTimeCode':
      return random.digits(6);
    case 'birthday':
      return birthday(random);
    case 'others':
      return random.pick([`${random.word().toLowerCase()}@example.net`, random.word()]);
  }
};

/** A full name is read by its first word, so that word alone would be a leak. */
const secretsOf = (what: string, value: string) =>
  [value, ...(/^\p{L}{5,} /u.test(value) ? [value.split(' ')[0]!] : [])].map((each) => ({
    what,
    value: each,
  }));

/** Fields for secrets in the guise of others. */
export const disguised: MakePiece = (random, next) => {
  const secret = random.pick(Object.keys(ADMITS) as readonly Secret[]);
  const n = next();
  const value = valueFor(random, secret);
  return {
    html: admitting(random, secret, n, random.pick(['text', 'text', 'tel'])),
    steps: [typing(random, n, value)],
    secrets: secretsOf(secret, value),
  };
};

const honest = (random: Random, meaning: Honest, n: string): string => {
  const isTokenTold = random.chance(0.4);
  const attributes = attributesOf({
    type: random.pick(['text', meaning === 'phone' ? 'tel' : 'text']),
    name: random.pick([...NAMES[meaning], `field_${n}`]),
    autocomplete: isTokenTold ? TOKENS[meaning] : undefined,
    'data-n': n,
  });
  return labelled(random.below(6), random.pick(CALLED[meaning]), attributes);
};

/** A card number in a field for something else, alone or among words. */
export const cardInWrongField: MakePiece = (random, next) => {
  const n = next();
  const digits = cardNumber(random);
  const text = written(random, digits);
  const typed = random.pick([
    text,
    text,
    `Visa ${text}`,
    `${text} ${random.word()}`,
    `${text}@example.com`,
    `+${text}`,
  ]);
  return {
    html: honest(random, random.pick(HONEST), n),
    steps: [typing(random, n, typed)],
    secrets: [{ what: 'card in a wrong field', value: digits }],
  };
};

/** A security code or a date in a field for something else. */
export const codeInWrongField: MakePiece = (random, next) => {
  const n = next();
  const [what, value] = random.pick([
    () => ['security code in a wrong field', securityCode(random)] as const,
    () => ['expiry in a wrong field', expiry(random)] as const,
    () => ['birthday in a wrong field', birthday(random)] as const,
  ])();
  const places = what.startsWith('security') ? HONEST.filter((each) => !MAY_BE_SHORT.includes(each)) : HONEST;
  return {
    html: honest(random, random.pick(places), n),
    steps: [{ kind: 'type', n, states: [value] }],
    secrets: [{ what, value }],
  };
};

/** One number over several fields. */
export const cardInPieces: MakePiece = (random, next) => {
  const digits = cardNumber(random);
  const pieces = inPieces(random, digits).map((piece) => ({ piece, n: next() }));
  const areAdmitted = random.chance(0.3);
  const html = pieces.map(({ n }, at) =>
    areAdmitted
      ? tag('input', { name: `card${at}`, 'data-n': n, maxlength: '19' })
      : honest(random, random.pick(HONEST), n),
  );
  return {
    html: html.join(''),
    steps: pieces.map(({ piece, n }) => ({ kind: 'type', n, states: [piece] })),
    secrets: [{ what: 'card in pieces', value: digits }],
  };
};

/** A password, also one that is looked at while it is typed, in the guise of something that may be read. */
export const passwordField: MakePiece = (random, next) => {
  const n = next();
  const value = password(random);
  const guise = random.pick(HONEST);
  const attributes = { type: 'password', name: random.pick(NAMES[guise]), 'data-n': n };
  const told = random.chance(0.5) ? { ...attributes, autocomplete: TOKENS[guise] } : attributes;
  const half = Math.ceil(value.length / 2);
  return {
    html: labelled(random.below(6), random.pick(CALLED[guise]), told),
    steps: random.chance(0.7)
      ? [{ kind: 'reveal', n, before: value.slice(0, half), after: value }]
      : [typing(random, n, value)],
    secrets: secretsOf('password', value),
  };
};

/** What is in a hidden field, or in one that a style hides nothing of. */
export const hiddenField: MakePiece = (random, next) => {
  const value = random.pick([
    `${random.word().toLowerCase()}@example.org`,
    random.word(),
    cardNumber(random),
  ]);
  const guise = random.pick(HONEST);
  return {
    html: tag('input', { type: 'hidden', name: random.pick(NAMES[guise]), value, 'data-n': next() }),
    steps: [],
    secrets: [{ what: 'hidden', value }],
  };
};

export const editable: MakePiece = (random, next) => {
  const n = next();
  const value = random.pick([
    cardNumber(random),
    `${random.word().toLowerCase()}@example.org`,
    random.word(),
  ]);
  const guise = random.pick(HONEST);
  return {
    html: tag('div', { contenteditable: true, 'aria-label': random.pick(CALLED[guise]), 'data-n': n }, ''),
    steps: [{ kind: 'edit', n, text: value }],
    secrets: [{ what: 'contenteditable', value }],
  };
};

/** Marked itself, or in something that is, and perhaps moved out of it once it is filled in. */
export const ignoredField: MakePiece = (random, next) => {
  const n = next();
  const meaning = random.pick(HONEST);
  const value = meaning === 'email' ? `${random.word().toLowerCase()}@example.org` : random.word();
  const [isMoved, isBeside] = [random.chance(0.4), random.chance(0.4)];
  const field = honest(random, meaning, n);
  const group = random.pick(['div', 'fieldset', 'section']);
  return {
    html: tag(isBeside ? 'form' : group, { 'data-recovery-ignore': true }, field),
    isBeside,
    steps: [
      typing(random, n, value),
      ...(isMoved ? [{ kind: 'hide' } as const, { kind: 'move', n } as const] : []),
    ],
    secrets: [{ what: 'ignored', value }],
  };
};

/** A note with all in it, pasted at once. */
export const pastedNote: MakePiece = (random, next) => {
  const n = next();
  const digits = cardNumber(random);
  const value = `${random.word()}\n${written(random, digits)}\n${expiry(random)} ${securityCode(random)}`;
  const meaning = random.pick(['street', 'line2', 'company'] as const);
  const attributes = { name: random.pick(NAMES[meaning]), 'data-n': n };
  const label = random.pick(CALLED[meaning]);
  return {
    html: labelled(
      random.below(6),
      label,
      attributes,
      ...(random.chance(0.5) ? (['textarea', ''] as const) : []),
    ),
    steps: [{ kind: 'type', n, states: [value] }],
    secrets: [{ what: 'pasted note', value: digits }],
  };
};

/** A list of years, or radio buttons, that say what they are by one thing only. */
export const choice: MakePiece = (random, next) => {
  const n = next();
  const secret = random.pick(['expiry', 'birthday'] as const);
  const value = String(2027 + random.below(12));
  const { labels, names } = ADMITS[secret];
  const isTold = random.chance(0.5);
  const name = random.pick(isTold ? names : ['state', 'country', 'shipping_method']);
  const options = `<option>2020<option>${value}`;
  const radio = tag('input', {
    type: 'radio',
    name: 'shipping_method',
    value: cardNumber(random),
    'data-n': n,
  });
  const list = labelled(1, isTold ? 'State' : random.pick(labels), { name, 'data-n': n }, 'select', options);
  const isRadio = random.chance(0.2);
  return {
    html: isRadio ? `<label>Express ${radio}</label>` : list,
    steps: [{ kind: 'choose', n }],
    secrets: isRadio
      ? [{ what: 'card in a radio button', value: /value="(\d+)"/.exec(radio)![1]! }]
      : [{ what: `${secret} from a list`, value }],
  };
};

/** What is neither secret nor allowed. */
export const unlisted: MakePiece = (random, next) => {
  const n = next();
  const [label, name] = random.pick(UNLISTED);
  const value = `${random.word()} ${random.word()}`;
  const tagName = random.pick(['input', 'textarea']);
  const says = { name, 'data-n': n };
  return {
    html: labelled(random.below(6), label, says, tagName, tagName === 'input' ? undefined : ''),
    steps: [typing(random, n, value)],
    secrets: secretsOf('unlisted', value),
  };
};

/** Another document, in which there is a whole checkout. */
export const frame: MakePiece = (random, next) => {
  const values = [`${random.word().toLowerCase()}@example.org`, random.word(), cardNumber(random)];
  const fields = [
    tag('input', { type: 'email', autocomplete: 'email', value: values[0]! }),
    tag('input', { autocomplete: 'given-name', value: values[1]! }),
    tag('input', { autocomplete: 'address-line1', value: values[2]! }),
  ];
  return {
    html: tag('iframe', { srcdoc: `<form>${fields.join('')}</form>`, 'data-n': next() }, ''),
    steps: [],
    secrets: values.map((value) => ({ what: 'in a frame', value })),
  };
};
