import * as z from 'zod';

/** One setting as docs and messages speak of it. `path` as in `steps[].delay`; a country or function name is `*`. */
export interface Setting {
  readonly path: string;
  readonly means: string;
  readonly allowed: string;
  readonly isRequired: boolean;
  readonly standard: unknown;
}

/** The part of a JSON Schema that `setting` fills; zod writes what `.meta` was given beside the standard's own keys. */
const nodeSchema = z.object({
  description: z.string().optional(),
  allowed: z.string().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

const visit = (json: unknown, path: string, isRequired: boolean): readonly Setting[] => {
  const node = nodeSchema.parse(json);
  const own =
    node.description === undefined || node.allowed === undefined
      ? []
      : [{ path, means: node.description, allowed: node.allowed, isRequired, standard: node.default }];
  const named = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    visit(child, path === '' ? name : `${path}.${name}`, node.required?.includes(name) ?? false),
  );
  const items = node.items === undefined ? [] : visit(node.items, `${path}[]`, false);
  const values =
    typeof node.additionalProperties === 'object' ? visit(node.additionalProperties, `${path}.*`, false) : [];
  return [...own, ...named, ...items, ...values];
};

/** Every setting of a configuration schema, in its order. */
export const listSettings = (schema: z.ZodType): readonly Setting[] =>
  visit(z.toJSONSchema(schema, { io: 'input' }), '', true);

const partsOf = (pattern: string): readonly string[] => pattern.replaceAll('[]', '.[]').split('.');

const isPrefix = (parts: readonly string[], path: readonly PropertyKey[]): boolean =>
  path.every((key, index) => {
    const part = parts[index];
    return part === '*' || (part === '[]' ? typeof key === 'number' : part === key);
  });

/** The setting that a path into a configuration points to, if it is one. */
export const settingAt = (settings: readonly Setting[], path: readonly PropertyKey[]): Setting | undefined =>
  settings.find(({ path: pattern }) => {
    const parts = partsOf(pattern);
    return parts.length === path.length && isPrefix(parts, path);
  });

/** The names of the settings that may stand right under a path. */
export const namesUnder = (settings: readonly Setting[], path: readonly PropertyKey[]): readonly string[] => {
  const names = settings
    .map(({ path: pattern }) => partsOf(pattern))
    .filter((parts) => isPrefix(parts, path))
    .flatMap((parts) => parts[path.length] ?? []);
  return [...new Set(names)];
};
