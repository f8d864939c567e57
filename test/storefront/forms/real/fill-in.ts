import type { Page } from 'playwright-core';
import { FIELDS } from './labelled-form.ts';

/**
 * Enters the `at`th field. `true`: it takes keys, and what stood in it is selected. Where nobody can type, its value is
 * set as the shop's own script would: a date picker, a list, a part of the form that is hidden.
 */
const enter = (page: Page, at: number, value: string): Promise<boolean> =>
  page.evaluate(
    ({ at, selector, value }) => {
      const field = document.querySelectorAll<HTMLInputElement>(selector)[at]!;
      if (['hidden', 'file', 'submit', 'button', 'image', 'reset'].includes(field.type)) return false;
      field.focus();
      const isText = ['text', 'email', 'tel', 'password', 'search', 'url', 'textarea'].includes(field.type);
      if (isText && document.activeElement === field && !field.readOnly) {
        field.select();
        return true;
      }
      if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
      else if (['checkbox', 'radio'].includes(field.type)) field.checked = true;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return false;
    },
    { at, selector: FIELDS, value },
  );

/** Fills in every field in turn, leaves the last, and tells what stands in each; nothing where nothing can be typed. */
export const fillIn = async (page: Page, values: readonly string[]): Promise<readonly string[]> => {
  for (const [at, value] of values.entries()) {
    if (await enter(page, at, value)) await page.keyboard.insertText(value);
  }
  return page.evaluate((selector) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const isFilledIn = ({ type, checked }: HTMLInputElement) =>
      !['hidden', 'file', 'submit', 'button', 'image', 'reset'].includes(type) &&
      (checked || !['checkbox', 'radio'].includes(type));
    return [...document.querySelectorAll<HTMLInputElement>(selector)].map((field) =>
      isFilledIn(field) ? field.value : '',
    );
  }, FIELDS);
};
