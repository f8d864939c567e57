import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * Where the files of the storefront script lie. Nobody reads it but who is let in by its policy. It stays when the stack
 * goes: to empty it first would take one more function, with the right to delete. Nothing in it is secret or cannot be
 * built again.
 */
export class ScriptBucket extends Bucket {
  /** CDK's own says that it may be undefined, and CDK's `IBucket` that it may not. */
  override get isWebsite(): boolean {
    return super.isWebsite ?? false;
  }

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds public files that only CloudFront reads: a log of that would tell nobody anything.',
    });
  }
}
