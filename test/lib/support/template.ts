import type { Template } from 'aws-cdk-lib/assertions';

/** Anything, as `JSON.parse` gives it: a template is too wide to type. */
export type Json = ReturnType<typeof JSON.parse>;

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, Json>;
  readonly [key: string]: Json;
}

/** The resources of a type by logical id without its hash. */
export const resourcesOf = (template: Template, type?: string): Record<string, Resource> =>
  Object.fromEntries(
    Object.entries((template.toJSON() as { Resources: Record<string, Resource> }).Resources)
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id, resource]) => [plainId(id), resource]),
  );

export const only = <Value>(values: Record<string, Value>): Value => {
  const all = Object.values(values);
  if (all.length !== 1) throw new Error(`expected one, found ${all.length}`);
  return all[0]!;
};

export const plainId = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** A value of a template as text a person can compare: `Table.Arn`, `arn:aws:…`. */
export const show = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(show);
  if ('Ref' in value) return value.Ref.startsWith('AWS::') ? `<${value.Ref.slice(5)}>` : plainId(value.Ref);
  if ('Fn::GetAtt' in value) return `${plainId(value['Fn::GetAtt'][0])}.${value['Fn::GetAtt'][1]}`;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(show).join(value['Fn::Join'][0]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, show(inner)]));
};

/** What each role may do, one line an action: `action on resource`, with its conditions. */
export const permissionsOf = (template: Template): Record<string, string[]> => {
  const lines: Record<string, string[]> = {};
  const add = (role: string, { Statement }: Json) => {
    for (const { Effect, Action, Resource, Condition } of Statement) {
      const limit = Condition === undefined ? '' : ` if ${JSON.stringify(show(Condition))}`;
      for (const action of [Action].flat())
        for (const resource of [show(Resource)].flat())
          (lines[role] ??= []).push(
            `${Effect === 'Allow' ? '' : `${Effect} `}${action} on ${resource}${limit}`,
          );
    }
  };
  for (const [id, role] of Object.entries(resourcesOf(template, 'AWS::IAM::Role'))) {
    lines[id] = [];
    for (const policy of role.Properties['Policies'] ?? []) add(id, policy.PolicyDocument);
  }
  for (const policy of Object.values(resourcesOf(template, 'AWS::IAM::Policy')))
    for (const role of policy.Properties['Roles']) add(show(role), policy.Properties['PolicyDocument']);
  return Object.fromEntries(Object.entries(lines).map(([role, all]) => [role, all.sort()]));
};
