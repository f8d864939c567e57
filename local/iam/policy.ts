import * as z from 'zod';

/**
 * A statement of a policy in the words of IAM, taken apart: where it lists actions or resources, it names one of each.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | undefined;
  readonly NotAction?: readonly string[] | undefined;
  readonly Resource?: string | undefined;
  readonly NotResource?: readonly string[] | undefined;
  /** Of policies that stand at a resource: who it is about. */
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: Conditions | undefined;
}

/** By operator, by context key: the values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const listed = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.union([scalar, z.array(scalar)]).transform((value) => [value].flat());

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listed.optional(),
  NotAction: listed.optional(),
  Resource: listed.optional(),
  NotResource: listed.optional(),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
});

/** A policy's document as a template holds it. */
export const documentSchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([z.array(statementSchema), statementSchema.transform((one) => [one])]),
});

type Document = z.infer<typeof documentSchema>;

const takeApart = ({
  Sid: _,
  Action,
  Resource,
  ...rest
}: z.infer<typeof statementSchema>): readonly Statement[] =>
  (Action ?? [undefined]).flatMap((action) =>
    (Resource ?? [undefined]).map((resource) => ({
      ...rest,
      ...(action !== undefined && { Action: action }),
      ...(resource !== undefined && { Resource: resource }),
    })),
  );

/** The same permissions, one action and one resource at a time, so that each can be counted by itself. */
export const statementsOf = ({ Statement: statements }: Document): readonly Statement[] =>
  statements.flatMap(takeApart);

/** What IAM takes for the name of resources: an ARN, with or without wildcards, or all of them. */
const RESOURCE = /^(\*|arn:([^:]*:){4}.+|arn:.*\*)$/;

/** Resources that IAM would not take. */
export const malformedResourcesOf = (statements: readonly Statement[]): readonly string[] =>
  statements
    .flatMap(({ Resource, NotResource = [] }) => [
      ...(Resource === undefined ? [] : [Resource]),
      ...NotResource,
    ])
    .filter((resource) => !RESOURCE.test(resource));

/** `${aws:PrincipalAccount}` in a resource or in a condition's value. `${*}`, `${?}` and `${$}` stand for themselves. */
const VARIABLE = /\$\{([a-z][^},]*)/gi;

const variablesIn = (statement: Statement): readonly string[] =>
  [
    ...JSON.stringify([statement.Resource, statement.NotResource, statement.Condition]).matchAll(VARIABLE),
  ].map(([, key = '']) => key);

/**
 * The context keys that statements ask for, in conditions and by policy variables, in lower case: IAM does not tell cases
 * apart. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const contextKeysOf = (statements: readonly Statement[]): readonly string[] =>
  statements
    .flatMap((statement) => [
      ...Object.values(statement.Condition ?? {}).flatMap((byKey) => Object.keys(byKey)),
      ...variablesIn(statement),
    ])
    .map((key) => key.trim().toLowerCase());
