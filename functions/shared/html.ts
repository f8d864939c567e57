/** Markup that is safe to put into a page: written by us, with every value in it escaped. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = string | number | Html | readonly Html[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Safe as text and within a quoted attribute: https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
 * @internal
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const isHtmlList = (value: Html | readonly Html[]): value is readonly Html[] => Array.isArray(value);

const render = (value: HtmlValue): string => {
  if (value === undefined) return '';
  if (typeof value !== 'object') return escapeHtml(String(value));
  return isHtmlList(value) ? value.map(({ markup }) => markup).join('') : value.markup;
};

/**
 * Writes markup: html`<p>${text}</p>`. Strings are escaped, `Html` is not, lists of it are joined, `undefined` is
 * nothing. Attributes must be quoted, and an address in one must be known to be http(s).
 */
export const html = (fragments: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  markup: fragments.map((fragment, at) => fragment + render(values[at])).join(''),
});
