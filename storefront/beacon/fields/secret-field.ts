import type { PlainDescription } from './plain-field.ts';

/** A card, a password, a code but for that of a place. */
const SECRET =
  /card|kart|kaart|\bcart[ae]\b|cartao|tarjeta|kort|\bcc|pass(?!eng|port)|pwd|kennwort|contrasen|wachtwoord|senha|losenord|has[lł]o|\b(pin|tan|t?otp)\b|(?<!(post|postal|zip|country|area) ?)cod(e|igo|ice)(?! ?post)/;

/**
 * Whether a field calls itself by the words of a secret, in English, German, French, Spanish, Dutch, and where one stem
 * does in Italian, Portuguese, Swedish and Polish. A field for addresses may do so, such as `verification_code[email]`,
 * since only an address is taken from it.
 */
export const isSecret = ({ type, words }: PlainDescription): boolean =>
  type !== 'email' && words.some((saying) => SECRET.test(saying));
