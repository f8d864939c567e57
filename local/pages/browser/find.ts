/** The one element of the page marked with this attribute. Its absence is our own mistake. */
export const find = <Kind extends Element>(
  attribute: string,
  kind: new () => Kind,
  within: ParentNode = document,
): Kind => {
  const found = within.querySelector(`[${attribute}]`);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} marked ${attribute}`);
};
