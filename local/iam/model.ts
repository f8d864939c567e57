import type { Statement } from './policy.ts';

/** Who may do what: all policies of the template, as plain data. */
export interface PermissionsModel {
  readonly roles: readonly RoleModel[];
  readonly functions: readonly FunctionIdentity[];
  /** Policies that stand at what they guard: at functions (`AWS::Lambda::Permission`), queues and buckets. */
  readonly resourcePolicies: readonly ResourcePolicy[];
}

/** `AWS::IAM::Role` with all policies that are attached to it. */
export interface RoleModel {
  readonly name: string;
  readonly arn: string;
  /** Who may assume it. */
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
}

/** The role that a function has, and where its lines go. */
export interface FunctionIdentity {
  readonly name: string;
  readonly arn: string;
  readonly shortName: string;
  readonly roleArn: string;
  readonly logGroupName: string;
}

export interface ResourcePolicy {
  /** Of the function, queue or bucket. */
  readonly arn: string;
  readonly statements: readonly Statement[];
}
