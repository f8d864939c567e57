import { CfnElement, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { ScriptBucket } from './script-bucket.ts';
import type { FileGroup } from './script-files.ts';

/** With less, the AWS CLI in CDK's function runs out of memory at times: https://github.com/aws/aws-cdk/issues/33512 */
const MEMORY_MB = 512;

export interface ScriptDeploymentProps {
  readonly bucket: ScriptBucket;
  readonly groups: readonly FileGroup[];
}

/**
 * Puts files into a bucket whenever they have changed, one group after the other, and leaves those that were there
 * before: pages that are open go on to ask for them. It works while the stack is deployed and at no other time, by a
 * function of CDK's.
 */
export class ScriptDeployment extends Construct {
  constructor(scope: Construct, id: string, { bucket, groups }: ScriptDeploymentProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.#createRole(bucket, logGroup);
    const deployments = groups.map(
      ({ id: groupId, asset, cacheControl, contentType }) =>
        new BucketDeployment(this, groupId, {
          sources: [Source.bucket(asset.bucket, asset.s3ObjectKey)],
          destinationBucket: bucket,
          prune: false,
          cacheControl: [CacheControl.fromString(cacheControl)],
          contentType,
          memoryLimit: MEMORY_MB,
          logGroup,
          // CDK would grant more, such as to delete.
          role: role.withoutPolicyUpdates(),
        }),
    );
    for (const [index, deployment] of deployments.entries()) {
      const before = deployments[index - 1];
      if (before !== undefined) deployment.node.addDependency(before);
    }
    this.#acknowledgeRuntime();
  }

  /** Its policy does not change with the files: IAM takes a while to hear of a change, and they come at once. */
  #createRole(bucket: ScriptBucket, logGroup: LogGroup): Role {
    const stack = Stack.of(this);
    const assetsOf = (account: string, region: string) =>
      `cdk-${stack.synthesizer.bootstrapQualifier}-assets-${account}-${region}`;
    const may = (action: string, resource: string) =>
      new PolicyStatement({ actions: [action], resources: [resource] });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        deploy: new PolicyDocument({
          statements: [
            may('s3:GetObject', `arn:${stack.partition}:s3:::${assetsOf(stack.account, stack.region)}/*`),
            may('s3:ListBucket', bucket.bucketArn),
            may('s3:PutObject', bucket.arnForObjects('*')),
          ],
        }),
      },
    });
    logGroup.grantWrite(role);
    acknowledgeWildcard(
      role,
      `arn:<AWS::Partition>:s3:::${assetsOf('<AWS::AccountId>', '<AWS::Region>')}/*`,
      'What it reads is named by a hash of the files; the wildcard ends at the bucket that CDK puts such files in.',
    );
    acknowledgeWildcard(
      role,
      `<${logicalIdOf(bucket)}.Arn>/*`,
      'The names of the files change with their contents; the wildcard ends at the bucket of the script.',
    );
    return role;
  }

  /** CDK makes the function beside this construct, once for all deployments of a stack. */
  #acknowledgeRuntime(): void {
    const fn = Stack.of(this).node.children.find(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    );
    if (fn === undefined) throw new TypeError('CDK has made no function for the deployment');
    Validations.of(fn).acknowledge({
      id: 'AwsSolutions-L1',
      reason:
        'The code is CDK’s, for the runtime that CDK runs it on; it comes with the next version of CDK.',
    });
  }
}

const acknowledgeWildcard = (role: Role, resource: string, reason: string): void =>
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });

const logicalIdOf = ({ stack, node: { defaultChild } }: ScriptBucket): string => {
  if (!CfnElement.isCfnElement(defaultChild)) throw new TypeError('the bucket has no resource');
  return stack.getLogicalId(defaultChild);
};
