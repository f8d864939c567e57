import type { Page } from 'playwright-core';

/** A field of the page in its order, as a person labelled it. */
export interface LabelledField {
  /** Empty where nobody labelled it. */
  readonly label: string;
  readonly type: string;
}

export interface LabelledForm {
  readonly file: string;
  /** Without the labels. */
  readonly html: string;
  readonly fields: readonly LabelledField[];
  /** What stands in its hidden fields: put there to be told apart. */
  readonly hidden: readonly string[];
}

export const FIELDS = 'input,select,textarea';

/** Takes the labels off before any script sees the page. Nothing of the file is run or loaded. */
export const readLabelledForm = async (reader: Page, file: string, source: string): Promise<LabelledForm> => {
  const read = await reader.evaluate(
    ({ source, selector }) => {
      const page = new DOMParser().parseFromString(source, 'text/html');
      for (const each of page.querySelectorAll('script, link, base, meta, iframe[src]')) each.remove();
      const fields = [...page.querySelectorAll<HTMLInputElement>(selector)];
      const labelled = fields.map((field) => ({
        label: field.getAttribute('data-manual-scoring') ?? '',
        type: field.type,
      }));
      for (const each of page.querySelectorAll('[data-manual-scoring]')) {
        each.removeAttribute('data-manual-scoring');
      }
      const hidden = fields
        .filter(({ type }) => type === 'hidden')
        .map((field, at) => {
          const value = `hidden${at}value@example.org`;
          field.setAttribute('value', value);
          return value;
        });
      return { head: page.head.innerHTML, body: page.body.outerHTML, fields: labelled, hidden };
    },
    { source, selector: FIELDS },
  );
  const html = (tag: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${read.head}${tag}</head>${read.body}</html>`;
  return { file, html: html('<!--script-->'), fields: read.fields, hidden: read.hidden };
};
