const LABEL = /\{(\w+)\}/g;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Reads the labels of a URI template (`/schedules/{Name}`) from a path that is still percent-encoded; `undefined` where
 * the path is another. https://smithy.io/2.0/spec/http-bindings.html#httplabel-trait
 */
export const createUriReader = (template: string) => {
  const pattern = new RegExp(`^${template.replace(LABEL, '(?<$1>[^/]+)')}$`);
  return (path: string): Readonly<Record<string, string>> | undefined => {
    const match = pattern.exec(path);
    if (match === null) return undefined;
    const labels = Object.entries(match.groups ?? {});
    return Object.fromEntries(labels.map(([name, text]) => [name, decoded(text)]));
  };
};
