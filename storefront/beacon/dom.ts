type Child = Node | string;

/** Makes an element without markup, so that no value can become any. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/**
 * An element whose content the shop's styles do not reach, in the shop's own font and colour. A constructed style sheet
 * is allowed under a strict style-src, a style element is not.
 */
export const shadowHost = (styles: string, ...children: readonly Child[]): HTMLElement => {
  const host = element('div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(...children);
  return host;
};
