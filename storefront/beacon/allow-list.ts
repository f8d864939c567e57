/** What a field can mean to us. Any other field is never read. */
export type Meaning = 'email' | 'first-name' | 'full-name';

/** What a field says about itself. */
export interface FieldDescription {
  readonly type: string;
  readonly autocomplete: string;
  readonly name: string;
  readonly id: string;
  /** It, its form or anything around it is marked `data-recovery-ignore`. */
  readonly isIgnored: boolean;
}

const READABLE_TYPES: readonly string[] = ['text', 'email'];

const FORBIDDEN_TOKEN = /^cc-|-password$|^one-time-code$/;

/** Tokens that give no meaning of their own: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const SILENT_TOKEN = /^(on|off|webauthn|section-.*|shipping|billing|home|work|mobile)$/;

const MEANING_OF_TOKEN: Readonly<Record<string, Meaning>> = {
  email: 'email',
  'given-name': 'first-name',
  name: 'full-name',
};

/** Words that make an address somebody else's. */
const OTHERS_ADDRESS = /gift|friend|recipient/i;

/** Words that make a name no first name of the shopper's. */
const OTHER_NAME = /card|cc|holder|company|firm|user|login|last|sur-?name|gift|friend|recipient/i;

const EMAIL = /e-?mail/i;
const FIRST_NAME = /first[-_ ]?name|fname|given[-_ ]?name|forename|vorname|prenom|voornaam/i;
const FULL_NAME = /^(full|your|customer|shipping|billing)?[-_ ]?name$/i;

const byName = (label: string): Meaning | undefined => {
  if (EMAIL.test(label)) return OTHERS_ADDRESS.test(label) ? undefined : 'email';
  if (OTHER_NAME.test(label)) return undefined;
  if (FIRST_NAME.test(label)) return 'first-name';
  return FULL_NAME.test(label) ? 'full-name' : undefined;
};

/**
 * What the field means, if it may be read at all. Its autocomplete token speaks first, then its type, then its name and
 * id. Everything that is not allowed here is out: passwords, hidden and file fields, cards, one-time codes.
 */
export const meaningOf = (field: FieldDescription): Meaning | undefined => {
  if (field.isIgnored || !READABLE_TYPES.includes(field.type)) return undefined;
  const tokens = field.autocomplete.toLowerCase().split(/\s+/).filter(Boolean);
  if (tokens.some((token) => FORBIDDEN_TOKEN.test(token))) return undefined;
  const token = tokens.findLast((each) => !SILENT_TOKEN.test(each));
  const said = token === undefined ? undefined : MEANING_OF_TOKEN[token];
  if (said !== undefined) return said;
  if (field.type === 'email') return OTHERS_ADDRESS.test(field.name) ? undefined : 'email';
  if (token !== undefined) return undefined;
  return byName(field.name) ?? byName(field.id);
};
