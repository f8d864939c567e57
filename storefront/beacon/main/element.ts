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

/** A constructed style sheet is allowed under a strict style-src, a style element is not. */
export const addStyles = (root: ShadowRoot, css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
};

/** An element of no kind that the shop has styles for, in the shop's own font, colour and direction. */
export const shadowHost = (css: string, ...children: readonly Child[]) => {
  const host = document.createElement('checkout-recovery');
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root, css);
  root.append(...children);
  return { host, root };
};
