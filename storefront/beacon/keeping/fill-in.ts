import { detailKeyOf } from '../fields/details.ts';
import type { Field } from '../fields/field-description.ts';
import type { KeptField } from '../session/memory.ts';

interface Filling {
  readonly element: Field;
  readonly value: string;
}

/** A list and radio buttons hold a choice from the start, so that nothing tells whether it is the shopper's. */
const isChoice = ({ type }: Field): boolean => /radio|select/.test(type);

const fillingsFor = (fields: readonly Field[], kept: readonly KeptField[]): readonly Filling[] =>
  kept.flatMap(({ key, value }) =>
    fields
      .filter((element) => detailKeyOf(element) === key && (isChoice(element) || !element.value))
      .map((element) => ({ element, value })),
  );

/** Whether a field to type in, which is empty now, was filled in before. */
export const canFillIn = (fields: readonly Field[], kept: readonly KeptField[]): boolean =>
  fillingsFor(fields, kept).some(({ element }) => !isChoice(element));

/** As though it were typed, so that the shop's own script hears it, also one that watches its setters, as React does. */
export const fillIn = (fields: readonly Field[], kept: readonly KeptField[]): void => {
  for (const { element, value } of fillingsFor(fields, kept)) {
    const [property, content] = element.type === 'radio' ? ['checked', true] : ['value', value];
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), property)?.set?.call(element, content);
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
  }
};
