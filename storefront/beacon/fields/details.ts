import { acceptDetails, type CardRules, type Detail } from './detail-values.ts';
import { detailKindOf } from './detail-field.ts';
import type { PlainField } from './plain-field.ts';

/** By its name and id; of a radio button also by its value. */
export const detailKeyOf = (element: PlainField['element']): string =>
  [element.name, element.id, element.type === 'radio' ? element.value : ''].join(' ');

export const readDetails = (fields: readonly PlainField[], rules: CardRules): readonly Detail[] =>
  acceptDetails(
    fields.flatMap((field) => {
      const { element } = field;
      const kind = detailKindOf(field);
      const isChosen = !(element instanceof HTMLInputElement && element.type === 'radio') || element.checked;
      return kind && isChosen ? [{ key: detailKeyOf(element), kind, value: element.value.trim() }] : [];
    }),
    rules,
  );
