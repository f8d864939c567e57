import type { Page } from 'playwright-core';

/** A field of the page in its order, as a person labelled it. */
export interface LabelledField {
  /** Empty where nobody labelled it. */
  readonly label: string;
  readonly type: string;
}

export interface LabelledForm {
  readonly file: string;
  /** What the page is made of, without the labels. */
  readonly head: string;
  readonly body: string;
  readonly fields: readonly LabelledField[];
  /** What stands in its hidden fields: put there to be told apart. */
  readonly hidden: readonly string[];
}

export const FIELDS = 'input,select,textarea';

/** Takes the labels off before any script sees the page. Nothing of the file is run or loaded. */
export const readLabelledForm = async (reader: Page, file: string, source: string): Promise<LabelledForm> => {
  const form = await reader.evaluate(
    ({ source, selector }) => {
      const page = new DOMParser().parseFromString(source, 'text/html');
      for (const each of page.querySelectorAll('script,link,base,meta,iframe[src]')) each.remove();
      const elements = [...page.querySelectorAll<HTMLInputElement>(selector)];
      const fields = elements.map((element) => ({
        label: element.getAttribute('data-manual-scoring') ?? '',
        type: element.type,
      }));
      for (const each of page.querySelectorAll('[data-manual-scoring]')) {
        each.removeAttribute('data-manual-scoring');
      }
      const hidden = elements
        .filter(({ type }) => type === 'hidden')
        .map((element, at) => {
          const value = `hidden${at}value@example.org`;
          element.setAttribute('value', value);
          return value;
        });
      return { head: page.head.innerHTML, body: page.body.outerHTML, fields, hidden };
    },
    { source, selector: FIELDS },
  );
  return { file, ...form };
};
