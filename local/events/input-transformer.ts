import { UnsupportedPatternError } from './pattern.ts';
import type { TargetInput } from '../stack/model.ts';

/** Makes of an event what the target gets. Throws where the outcome is no JSON; the service drops such an event too. */
export type TransformInput = (event: unknown, about: TransformContext) => unknown;

export interface TransformContext {
  readonly ruleName: string;
  readonly ruleArn: string;
  /** ISO 8601. */
  readonly ingestionTime: string;
}

const STEP = /\.([\w-]+)|\[(\d+)\]|\['([^']+)'\]/y;

/**
 * The part of JSONPath that EventBridge takes: names and indices. Wildcards are refused.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
const compilePath = (path: string): ((event: unknown) => unknown) => {
  if (!path.startsWith('$')) throw new UnsupportedPatternError(`the path ${path} does not begin with $`);
  const keys: string[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const [, name, index, quoted] = STEP.exec(path) ?? [];
    const key = name ?? index ?? quoted;
    if (key === undefined) throw new UnsupportedPatternError(`the path ${path} is not known here`);
    keys.push(key);
  }
  return (event) =>
    keys.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      event,
    );
};

const detailLess = (event: unknown): unknown => {
  if (typeof event !== 'object' || event === null) return event;
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'detail'));
};

const reserved = (event: unknown, about: TransformContext): Readonly<Record<string, unknown>> => ({
  'aws.events.rule-arn': about.ruleArn,
  'aws.events.rule-name': about.ruleName,
  'aws.events.event.ingestion-time': about.ingestionTime,
  'aws.events.event': detailLess(event),
  'aws.events.event.json': event,
});

const PLACEHOLDER = /<([\w.-]+)>/y;

/**
 * Fills the template. In a JSON string a value stands as text, elsewhere as JSON; a value that the event does not have
 * becomes an empty text.
 */
const fill = (template: string, values: Readonly<Record<string, unknown>>): string => {
  let filled = '';
  let isInString = false;
  for (let at = 0; at < template.length;) {
    PLACEHOLDER.lastIndex = at;
    const placeholder = PLACEHOLDER.exec(template);
    if (placeholder) {
      const value = values[placeholder[1] ?? ''] ?? '';
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      filled += isInString ? JSON.stringify(text).slice(1, -1) : JSON.stringify(value);
      at = PLACEHOLDER.lastIndex;
      continue;
    }
    const character = template[at] ?? '';
    if (character === '\\') {
      filled += template.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (character === '"') isInString = !isInString;
    filled += character;
    at++;
  }
  return filled;
};

/** Reads what a target wants of an event. Throws `UnsupportedPatternError` for a path that is not known. */
export const compileTargetInput = (input: TargetInput): TransformInput => {
  switch (input.kind) {
    case 'event':
      return (event) => event;
    case 'path':
      return compilePath(input.path);
    case 'constant':
      return () => input.json;
    case 'transformer': {
      const paths = Object.entries(input.paths).map(([name, path]) => [name, compilePath(path)] as const);
      return (event, about) => {
        const own = Object.fromEntries(paths.map(([name, read]) => [name, read(event)]));
        const result: unknown = JSON.parse(fill(input.template, { ...reserved(event, about), ...own }));
        return result;
      };
    }
  }
};
