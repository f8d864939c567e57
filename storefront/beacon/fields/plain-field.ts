import { inWords } from './words.ts';
import type { OpenField } from './checkout-form.ts';
import { sayingsOf, type FieldDescription } from './field-description.ts';

/** What a field says of itself, in words: its autocomplete token, its name, its id, its labels. */
export interface PlainDescription {
  readonly type: string;
  readonly words: readonly string[];
}

/** A field that is neither forbidden nor secret: what is typed there may be looked at. */
export interface PlainField extends PlainDescription {
  readonly element: OpenField['element'];
  readonly isAddress: boolean;
}

/** A card, a password, a code but for that of a place. */
const SECRET =
  /card|kart|kaart|\bcart[ae]\b|cartao|tarjeta|kort|\bcc|pass(?!eng)|pwd|kennwort|contrasen|wachtwoord|senha|losenord|has[lł]o|\b(pin|tan|t?otp)\b|(?<!(post|postal|zip|country|area) ?)cod(e|igo|ice)(?! ?post)/;

export const plainly = (field: FieldDescription): PlainDescription => ({
  type: field.type,
  words: sayingsOf(field).map(inWords),
});

/**
 * Whether a field calls itself by the words of a secret, in English, German, French, Spanish, Dutch, and where one stem
 * does in Italian, Portuguese, Swedish and Polish. A field for addresses may do so, such as `verification_code[email]`,
 * since only an address is taken from it.
 */
export const isSecret = ({ type, words }: PlainDescription): boolean =>
  type !== 'email' && words.some((saying) => SECRET.test(saying));

export const plainFieldsOf = (fields: readonly OpenField[]): readonly PlainField[] =>
  fields
    .map(({ element, says, isAddress }) => ({ element, isAddress, ...plainly(says) }))
    .filter((field) => !isSecret(field));
