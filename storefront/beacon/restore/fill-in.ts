import { detailKeyOf } from '../fields/details.ts';
import type { Field } from '../fields/field-description.ts';
import type { KeptField } from '../session/memory.ts';

interface Filling {
  readonly element: Field;
  readonly value: string;
}

const isRadio = (element: Field): element is HTMLInputElement => element.type === 'radio';

/** A list or radio buttons have a choice from the start, so that nothing tells whether it is the shopper's. */
const isEmpty = (element: Field): boolean =>
  isRadio(element) ? !element.checked : element instanceof HTMLSelectElement || element.value === '';

const fillingsFor = (fields: readonly Field[], kept: readonly KeptField[]): readonly Filling[] =>
  kept.flatMap(({ key, value }) => {
    const element = fields.find((field) => detailKeyOf(field) === key);
    return element && isEmpty(element) && element.value !== (isRadio(element) ? '' : value)
      ? [{ element, value }]
      : [];
  });

/** Whether a field to type in, which is empty now, was filled in before. */
export const canFillIn = (fields: readonly Field[], kept: readonly KeptField[]): boolean =>
  fillingsFor(fields, kept).some(
    ({ element }) => !isRadio(element) && !(element instanceof HTMLSelectElement),
  );

/** As though it were typed, so that the shop's own script hears it, also one that watches its setters, as React does. */
export const fillIn = (fields: readonly Field[], kept: readonly KeptField[]): void => {
  for (const { element, value } of fillingsFor(fields, kept)) {
    const property = isRadio(element) ? 'checked' : 'value';
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), property) ?? {};
    set?.call(element, isRadio(element) ? true : value);
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
  }
};
