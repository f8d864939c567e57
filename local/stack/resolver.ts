import { identify, type Identifiers, type Surroundings } from './identifiers.ts';
import { callIntrinsic, isIntrinsic } from './intrinsics.ts';
import { UnsupportedTemplateError, type Template } from './template.ts';

/** Turns a value of the template into plain data: references, joins, substitutions and conditions resolved. */
export interface Resolver {
  /** @param where names the place for the error message. */
  resolve(value: unknown, where: string): unknown;
  identifiersOf(logicalId: string): Identifiers;
  /** Whether a resource exists under this condition. */
  isMet(condition: string | undefined): boolean;
}

const NO_VALUE = Symbol('AWS::NoValue');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const pseudoParameters = ({
  accountId,
  region,
  stackName,
}: Surroundings): Readonly<Record<string, unknown>> => ({
  'AWS::AccountId': accountId,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
  'AWS::NoValue': NO_VALUE,
});

export const createResolver = (template: Template, surroundings: Surroundings): Resolver => {
  const known = new Map<string, Identifiers>();
  const pseudo = pseudoParameters(surroundings);

  const identifiersOf = (logicalId: string): Identifiers => {
    const found = known.get(logicalId) ?? identifyResource(logicalId);
    known.set(logicalId, found);
    return found;
  };

  const identifyResource = (logicalId: string): Identifiers => {
    const resource = template.Resources[logicalId];
    if (!resource) throw new UnsupportedTemplateError(logicalId, 'there is no such resource');
    const named = (property: string) => {
      const value = resource.Properties[property];
      return value === undefined ? undefined : String(resolve(value, `${logicalId}.${property}`));
    };
    return identify(logicalId, resource, named, surroundings);
  };

  const reference = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters[name];
    return parameter ? parameter.Default : identifiersOf(name).ref;
  };

  const isMet = (condition: string | undefined): boolean => {
    if (condition === undefined) return true;
    const definition = template.Conditions[condition];
    if (definition === undefined) throw new UnsupportedTemplateError(condition, 'there is no such condition');
    return resolve(definition, condition) === true;
  };

  const toolsAt = (where: string) => ({
    where,
    mappings: template.Mappings,
    resolve: (value: unknown) => resolve(value, where),
    reference,
    attribute: (logicalId: string, name: string): string => {
      const value = identifiersOf(logicalId).attributes[name];
      if (value === undefined)
        throw new UnsupportedTemplateError(where, `${logicalId} has no attribute ${name}`);
      return value;
    },
    isMet,
  });

  const resolve = (value: unknown, where: string): unknown => {
    if (typeof value === 'string' && value.includes('{{resolve:'))
      throw new UnsupportedTemplateError(where, 'dynamic references are not known here');
    if (Array.isArray(value))
      return value
        .map((item, index) => resolve(item, `${where}.${index}`))
        .filter((item) => item !== NO_VALUE);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (only && entries.length === 1 && isIntrinsic(...only))
      return callIntrinsic(only[0], only[1], toolsAt(where));
    return Object.fromEntries(
      entries
        .map(([key, item]) => [key, resolve(item, `${where}.${key}`)] as const)
        .filter(([, item]) => item !== NO_VALUE),
    );
  };

  return { resolve, identifiersOf, isMet };
};
