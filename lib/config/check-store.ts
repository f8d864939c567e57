import type * as z from 'zod';
import { listSettings, namesUnder, settingAt } from './setting-list.ts';
import { toSettings } from './settings.ts';
import { storeConfigSchema, type StoreConfig } from './store-config.ts';

/** `report` is for the engineer: every mistake with its path, what was found and what is allowed. */
export type CheckedStore =
  | { readonly isValid: true; readonly config: StoreConfig }
  | { readonly isValid: false; readonly report: string };

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly found: string;
  readonly allowed: string;
}

/** Lambda takes 4 KB of environment variables per function; this leaves room for the names and ARNs among them. */
const LONGEST_SETTINGS = 3000;

const settings = listSettings(storeConfigSchema);

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

const showWith = (value: unknown, standard: unknown): string =>
  value === undefined && standard !== undefined ? `nothing, so ${show(standard)}` : show(value);

const anObjectOf = (path: readonly PropertyKey[]): string =>
  `an object of ${namesUnder(settings, path).join(', ')}`;

const ruleOf = (issue: z.core.$ZodIssue): string | undefined => {
  const rule: unknown = issue.code === 'custom' ? issue.params?.['allowed'] : undefined;
  return typeof rule === 'string' ? rule : undefined;
};

const toMistakes = (issue: z.core.$ZodIssue, input: unknown): readonly Mistake[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const there = settingAt(settings, path)?.allowed ?? namesUnder(settings, path).join(', ');
    const allowed = `no such setting; there are ${there}`;
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: show(valueAt(input, [...path, key])),
      allowed,
    }));
  }
  if (issue.code === 'invalid_key') {
    const allowed = settingAt(settings, path.slice(0, -1))?.allowed ?? anObjectOf(path);
    return [{ path, found: show(path.at(-1)), allowed }];
  }
  const setting = settingAt(settings, path);
  const found = showWith(valueAt(input, path), setting?.standard);
  return [{ path, found, allowed: ruleOf(issue) ?? setting?.allowed ?? anObjectOf(path) }];
};

const reportOn = (mistakes: readonly Mistake[]): string =>
  [
    `The store's configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`} (cdk.json, under context):`,
    ...mistakes.map(
      ({ path, found, allowed }) =>
        `\n  ${['store', ...path].map(String).join('.')}\n    found:   ${found}\n    allowed: ${allowed}`,
    ),
    '\ndocs/configuration.md lists every setting.',
  ].join('\n');

/** Checks the store's configuration as it came from the CDK context. */
export const checkStore = (input: unknown): CheckedStore => {
  const parsed = storeConfigSchema.safeParse(input);
  if (!parsed.success) {
    return {
      isValid: false,
      report: reportOn(parsed.error.issues.flatMap((issue) => toMistakes(issue, input))),
    };
  }
  const { length } = JSON.stringify(toSettings(parsed.data));
  if (length > LONGEST_SETTINGS) {
    const found = `${length} characters`;
    const allowed = `${LONGEST_SETTINGS} characters in all, since they travel in the environment of Lambda functions: fewer hosts, countries or steps`;
    return { isValid: false, report: reportOn([{ path: [], found, allowed }]) };
  }
  return { isValid: true, config: parsed.data };
};
