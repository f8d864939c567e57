import * as z from 'zod';
import { isKnownContextKey } from '../iam/context-keys.ts';
import type { FunctionIdentity, PermissionsModel, ResourcePolicy, RoleModel } from '../iam/model.ts';
import {
  contextKeysOf,
  documentSchema,
  malformedResourcesOf,
  statementsOf,
  type Statement,
} from '../iam/policy.ts';
import type { LocalFunctionRef } from '../ports.ts';
import { functionNameOf, type Select } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const strings = z.array(z.string()).default([]);

const roleSchema = z.strictObject({
  AssumeRolePolicyDocument: documentSchema,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: documentSchema })).default([]),
  ManagedPolicyArns: strings,
  RoleName: z.string().optional(),
  Path: z.string().optional(),
  Description: z.string().optional(),
  MaxSessionDuration: z.number().optional(),
  Tags: z.unknown().optional(),
});

const policySchema = z.object({ PolicyDocument: documentSchema, Roles: strings });

const functionSchema = z.object({
  Role: z.string(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).default({}),
});

const permissionSchema = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

const queuePolicySchema = z.strictObject({ PolicyDocument: documentSchema, Queues: z.array(z.string()) });

const bucketPolicySchema = z.strictObject({ PolicyDocument: documentSchema, Bucket: z.string() });

/** A condition on something that is not known here could only be guessed at. What AWS refuses cannot be judged at all. */
const checked = (where: string, statements: readonly Statement[]): readonly Statement[] => {
  const unknown = contextKeysOf(statements).find((key) => !isKnownContextKey(key));
  if (unknown !== undefined)
    throw new UnsupportedTemplateError(where, `the condition key ${unknown} is not known here`);
  const [malformed] = malformedResourcesOf(statements);
  if (malformed !== undefined)
    throw new UnsupportedTemplateError(where, `Resource ${malformed} must be in ARN format or "*".`);
  return statements;
};

const readRoles = (select: Select): readonly RoleModel[] => {
  const managed = select('AWS::IAM::ManagedPolicy', policySchema);
  const attached = [...managed, ...select('AWS::IAM::Policy', policySchema)];
  const byArn = (where: string) => (arn: string) => {
    const policy = managed.find(({ identifiers }) => identifiers.ref === arn);
    if (!policy) throw new UnsupportedTemplateError(where, `the policy ${arn} is not in the template`);
    return policy.properties.PolicyDocument;
  };
  return select('AWS::IAM::Role', roleSchema).map(({ logicalId, properties, identifiers }) => {
    const documents = [
      ...properties.Policies.map(({ PolicyDocument }) => PolicyDocument),
      ...properties.ManagedPolicyArns.map(byArn(logicalId)),
      ...attached
        .filter((policy) => policy.properties.Roles.includes(identifiers.ref))
        .map((policy) => policy.properties.PolicyDocument),
    ];
    return {
      name: identifiers.ref,
      arn: String(identifiers.attributes['Arn']),
      trust: checked(logicalId, statementsOf(properties.AssumeRolePolicyDocument)),
      statements: checked(logicalId, documents.flatMap(statementsOf)),
    };
  });
};

const readFunctions = (select: Select, functions: readonly LocalFunctionRef[]): readonly FunctionIdentity[] =>
  select('AWS::Lambda::Function', functionSchema).flatMap(({ identifiers, properties }) => {
    const { Role: roleArn, LoggingConfig } = properties;
    const logGroupName = LoggingConfig.LogGroup ?? `/aws/lambda/${identifiers.ref}`;
    return functions
      .filter(({ name }) => name === identifiers.ref)
      .map(({ name, arn, shortName }) => ({ name, arn, shortName, roleArn, logGroupName }));
  });

const principalOf = (principal: string) =>
  principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal };

/** The statement that Lambda makes of it: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
const toStatement = (
  { Action, Principal, SourceArn, SourceAccount }: z.infer<typeof permissionSchema>,
  functionArn: string,
): Statement => {
  const conditions = {
    ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': [SourceArn] } }),
    ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': [SourceAccount] } }),
  };
  return {
    Effect: 'Allow',
    Principal: principalOf(Principal),
    Action,
    Resource: functionArn,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
};

const readFunctionPolicies = (
  select: Select,
  functions: readonly LocalFunctionRef[],
): readonly ResourcePolicy[] => {
  const permissions = select('AWS::Lambda::Permission', permissionSchema);
  return functions.map(({ name, arn }) => ({
    arn,
    statements: permissions
      .filter(({ properties }) => functionNameOf(properties.FunctionName) === name)
      .map(({ properties }) => toStatement(properties, arn)),
  }));
};

const readQueuePolicies = (select: Select): readonly ResourcePolicy[] => {
  const policies = select('AWS::SQS::QueuePolicy', queuePolicySchema);
  return select('AWS::SQS::Queue', z.unknown()).map(({ identifiers }) => ({
    arn: String(identifiers.attributes['Arn']),
    statements: policies
      .filter(({ properties }) => properties.Queues.includes(identifiers.ref))
      .flatMap(({ logicalId, properties }) => checked(logicalId, statementsOf(properties.PolicyDocument))),
  }));
};

const readBucketPolicies = (select: Select): readonly ResourcePolicy[] => {
  const policies = select('AWS::S3::BucketPolicy', bucketPolicySchema);
  return select('AWS::S3::Bucket', z.unknown()).map(({ identifiers }) => ({
    arn: String(identifiers.attributes['Arn']),
    statements: policies
      .filter(({ properties }) => properties.Bucket === identifiers.ref)
      .flatMap(({ logicalId, properties }) => checked(logicalId, statementsOf(properties.PolicyDocument))),
  }));
};

/** Reads all policies that the local run judges by. */
export const readPermissions = (
  select: Select,
  functions: readonly LocalFunctionRef[],
): PermissionsModel => ({
  roles: readRoles(select),
  functions: readFunctions(select, functions),
  resourcePolicies: [
    ...readFunctionPolicies(select, functions),
    ...readQueuePolicies(select),
    ...readBucketPolicies(select),
  ],
});
