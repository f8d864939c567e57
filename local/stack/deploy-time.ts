import * as z from 'zod';
import type { Resource, Template } from './template.ts';

const referenceSchema = z.union([
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).transform((it) => it['Fn::GetAtt'][0]),
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
]);

/** The logical id of the resource whose ARN or name a property is, as CDK writes it. */
const referredTo = (value: unknown): string | undefined => referenceSchema.safeParse(value).data;

const rolesOf = ({ Properties: { Roles } }: Resource): readonly unknown[] =>
  Array.isArray(Roles) ? Roles : [];

/**
 * The template without what works only while the stack is deployed: the functions that CloudFormation calls for a
 * resource that is none of AWS's (its `ServiceToken`), the roles that only those have, and the policies of only those
 * roles. Nothing of it is there for what the stack does afterwards, so nothing of it is run, judged or counted here.
 */
export const withoutDeployTime = (template: Template): Template => {
  const resources = Object.entries(template.Resources);
  const idsOf = (isOne: (resource: Resource, id: string) => boolean): ReadonlySet<string> =>
    new Set(resources.filter(([id, resource]) => isOne(resource, id)).map(([id]) => id));
  const referredBy = (
    isOne: (resource: Resource, id: string) => boolean,
    property: string,
  ): ReadonlySet<string | undefined> =>
    new Set(
      resources
        .filter(([id, resource]) => isOne(resource, id))
        .map(([, { Properties }]) => referredTo(Properties[property])),
    );

  const called = referredBy(({ Type }) => Type.startsWith('Custom::'), 'ServiceToken');
  const isFunction = ({ Type }: Resource) => Type === 'AWS::Lambda::Function';
  const functions = idsOf((resource, id) => isFunction(resource) && called.has(id));
  const theirRoles = referredBy((_, id) => functions.has(id), 'Role');
  const otherRoles = referredBy((resource, id) => isFunction(resource) && !functions.has(id), 'Role');
  const roles = idsOf((_, id) => theirRoles.has(id) && !otherRoles.has(id));
  const policies = idsOf((resource) => {
    const holders = rolesOf(resource).map(referredTo);
    return holders.length > 0 && holders.every((id) => id !== undefined && roles.has(id));
  });
  return {
    ...template,
    Resources: Object.fromEntries(
      resources.filter(([id]) => !functions.has(id) && !roles.has(id) && !policies.has(id)),
    ),
  };
};
