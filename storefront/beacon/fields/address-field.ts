import { sayingsOf, type FieldDescription } from './field-description.ts';

/**
 * In English, German, French, Spanish, Dutch, Italian, Portuguese, Swedish, Polish; also an address as an example. Not
 * "mailing address", which is a place.
 */
const ADDRESS =
  /^(?!.*(passw|pwd|code)).*(e[-_ ]?mail|mail(?!ing|box|st)|courriel|correo|tr.{1,2}ni[cq]|\be-?post\b|\w@\w)/i;

/** Whether an e-mail address belongs here, unless the field is forbidden. */
export const isAddressField = (field: FieldDescription): boolean =>
  field.type === 'email' ||
  (field.type === 'text' && sayingsOf(field).some((saying) => ADDRESS.test(saying)));
