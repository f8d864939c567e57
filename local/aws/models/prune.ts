import * as z from 'zod';
import { modelSchema, type ServiceModel } from './model.ts';

const reference = z.object({ shape: z.string() });

const operationSchema = z.object({
  http: z.object({ method: z.string(), requestUri: z.string() }),
  input: reference,
  errors: z.array(reference).default([]),
});

/** What the pruning itself reads of a shape; the other traits go through as they are. */
const shapeSchema = z.looseObject({
  type: z.string(),
  member: reference.optional(),
  key: reference.optional(),
  value: reference.optional(),
  members: z.record(z.string(), z.looseObject({ shape: z.string() })).optional(),
});

const errorSchema = z.object({
  error: z.object({ httpStatusCode: z.int() }).optional(),
  /** The server is at fault. */
  fault: z.boolean().default(false),
});

/** A service model as botocore has it (`service-2.json`). */
export const wholeModelSchema = z.object({
  metadata: z.object({ protocol: z.string(), targetPrefix: z.string().optional() }),
  operations: z.record(z.string(), z.unknown()),
  shapes: z.record(z.string(), z.unknown()),
});

export type WholeModel = z.infer<typeof wholeModelSchema>;

/** Traits that constrain nothing and say nothing about the wire. */
const IGNORED = ['documentation', 'box', 'idempotencyToken', 'contextParam'];

const withoutIgnored = (traits: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(traits).filter(([name]) => !IGNORED.includes(name)));

/** `long` has the same JSON and the same constraints as `integer`. */
const prunedShape = ({ member, key, value, members, ...traits }: z.infer<typeof shapeSchema>) => ({
  ...withoutIgnored(traits),
  ...(traits.type === 'long' && { type: 'integer' }),
  ...(member && { member: member.shape }),
  ...(key && { key: key.shape }),
  ...(value && { value: value.shape }),
  ...(members && {
    members: Object.fromEntries(
      Object.entries(members).map(([name, memberTraits]) => [name, withoutIgnored(memberTraits)]),
    ),
  }),
});

const namesIn = ({ member, key, value, members = {} }: z.infer<typeof shapeSchema>): readonly string[] =>
  [member, key, value, ...Object.values(members)].flatMap((found) => (found ? [found.shape] : []));

const reachableFrom = (
  { shapes }: WholeModel,
  inputs: readonly string[],
): Readonly<Record<string, unknown>> => {
  const kept: Record<string, unknown> = {};
  const keep = (name: string): void => {
    if (name in kept) return;
    const shape = shapeSchema.parse(shapes[name]);
    kept[name] = prunedShape(shape);
    namesIn(shape).forEach(keep);
  };
  inputs.forEach(keep);
  return kept;
};

const errorOf = ({ shapes }: WholeModel, name: string) => {
  const { error, fault } = errorSchema.parse(shapes[name]);
  return { status: error?.httpStatusCode ?? (fault ? 500 : 400) };
};

const sorted = <Value>(entries: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Keeps of a service model what the input of the named operations may look like, and their errors. Throws a `ZodError`
 * when there is a trait among it that the validation does not know, or no such operation.
 */
export const prune = (whole: WholeModel, operationNames: readonly string[], source: string): ServiceModel => {
  const operations = Object.fromEntries(
    operationNames.map((name) => {
      const { http, input, errors } = operationSchema.parse(whole.operations[name]);
      return [
        name,
        {
          method: http.method,
          uri: http.requestUri,
          input: input.shape,
          errors: errors.map(({ shape }) => shape),
        },
      ];
    }),
  );
  const kept = Object.values(operations);
  const errors = kept.flatMap((operation) => operation.errors);
  return modelSchema.parse({
    source,
    ...whole.metadata,
    operations: sorted(operations),
    shapes: sorted(
      reachableFrom(
        whole,
        kept.map(({ input }) => input),
      ),
    ),
    errors: sorted(Object.fromEntries(errors.map((name) => [name, errorOf(whole, name)]))),
  });
};
