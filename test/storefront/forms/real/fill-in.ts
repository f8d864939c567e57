import type { Page } from 'playwright-core';
import { FIELDS } from './labelled-form.ts';

/** What can be done in the `at`th field: it takes keys, or its value must be set, or there is nothing to type. */
const enter = (page: Page, at: number): Promise<'keys' | 'set' | 'choose' | 'nothing'> =>
  page.evaluate(
    ({ at, selector }) => {
      const field = document.querySelectorAll<HTMLInputElement>(selector)[at]!;
      if (['hidden', 'file', 'submit', 'button', 'image', 'reset'].includes(field.type)) return 'nothing';
      field.focus();
      if (['checkbox', 'radio'].includes(field.type) || field.tagName === 'SELECT') return 'choose';
      const isTyped = ['text', 'email', 'tel', 'password', 'search', 'url', 'textarea'].includes(field.type);
      if (!isTyped || document.activeElement !== field || field.readOnly) return 'set';
      field.select();
      return 'keys';
    },
    { at, selector: FIELDS },
  );

/** As a script of the shop's does where nobody can type: a date picker, a hidden part of the form. */
const setValue = (page: Page, at: number, value: string): Promise<void> =>
  page.evaluate(
    ({ at, selector, value }) => {
      const field = document.querySelectorAll<HTMLInputElement>(selector)[at]!;
      if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
      else if (['checkbox', 'radio'].includes(field.type)) field.checked = true;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { at, selector: FIELDS, value },
  );

const valueOf = (page: Page, at: number): Promise<string> =>
  page.evaluate(
    ({ at, selector }) => document.querySelectorAll<HTMLInputElement>(selector)[at]!.value,
    { at, selector: FIELDS },
  );

/** Fills in every field in turn and tells what then stood in each; empty where there is nothing to type. */
export const fillIn = async (page: Page, values: readonly string[]): Promise<readonly string[]> => {
  const typed: string[] = [];
  for (const [at, value] of values.entries()) {
    const way = await enter(page, at);
    if (way === 'keys') await page.keyboard.insertText(value);
    if (way === 'set' || way === 'choose') await setValue(page, at, value);
    typed.push(way === 'nothing' ? '' : await valueOf(page, at));
  }
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  return typed;
};
