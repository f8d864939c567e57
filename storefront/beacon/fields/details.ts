import { acceptDetails, type CardRules, type Detail } from './detail-values.ts';
import { detailKindOf } from './detail-field.ts';
import type { PlainField } from './plain-field.ts';

/** By its name and id; of a radio button also by its value. */
export const detailKeyOf = (element: PlainField['element']): string =>
  [element.name, element.id, element.type === 'radio' ? element.value : ''].join(' ');

/** What else may be read, since it leaves the page: names, and an address as far as it is none yet. */
const NAME = /first|given|vorn|prenom|voorn|^(your |full )?name/;

const isOther = ({ words, isAddress, element }: PlainField): boolean =>
  (isAddress || words.some((saying) => NAME.test(saying))) && !element.value.includes('@');

const isChosen = ({ element }: PlainField): boolean => !element.matches('[type=radio]:not(:checked)');

export const readDetails = (fields: readonly PlainField[], rules: CardRules): readonly Detail[] =>
  acceptDetails(
    fields.filter(isChosen).flatMap((field) => {
      const { element } = field;
      const kind = detailKindOf(field) ?? (isOther(field) ? 'other' : undefined);
      return kind ? [{ key: detailKeyOf(element), kind, value: element.value.trim() }] : [];
    }),
    rules,
  );
