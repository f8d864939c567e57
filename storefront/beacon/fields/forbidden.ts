import { sayingsOf, type FieldDescription } from './field-description.ts';

/** `cc-*`, `current-password`, `new-password`, `one-time-code`, `bday*`. */
const FORBIDDEN_TOKEN = /\bcc-|-password|one-time-code|\bbday/i;

/** Somebody else's: who gets a gift, a friend. */
const OTHERS =
  /gift|friend|recipient|geschenk|beschenk|empf.{1,2}nger|freund|cadeau|destinata|\bamie?\b|regalo|amig[oa]|ontvanger|vriend|amico/i;

/**
 * Whether a field is never read, whatever else it says: it is out of bounds as it is declared, or it is about somebody
 * else. What it may hold that is secret is told by its words: see secret-field.ts.
 */
export const isForbidden = (field: FieldDescription): boolean =>
  field.isIgnored ||
  /hidden|file/.test(field.type) ||
  FORBIDDEN_TOKEN.test(field.autocomplete) ||
  [...sayingsOf(field), field.group].some((saying) => OTHERS.test(saying));
