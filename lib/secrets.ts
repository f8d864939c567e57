import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

interface GeneratedSecretProps {
  readonly description: string;
  readonly removalPolicy: RemovalPolicy;
  readonly whyNotRotated: string;
}

/** A secret that AWS makes up when the stack is created. Its value is never in the template. */
class GeneratedSecret extends Secret {
  constructor(
    scope: Construct,
    id: string,
    { description, removalPolicy, whyNotRotated }: GeneratedSecretProps,
  ) {
    super(scope, id, {
      description,
      removalPolicy,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyNotRotated });
  }

  /** Lets a function read the value and nothing else. Gives the ARN. */
  grantValue(fn: Function): string {
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secretArn] }),
    );
    return this.secretArn;
  }
}

/** The three secrets of a store. Each function reads only those that its job needs. */
export class Secrets extends Construct {
  /** Signs the links in mails. */
  readonly link: GeneratedSecret;
  /** Signs what the shop's back end reports. The shop gets a copy of it. */
  readonly order: GeneratedSecret;
  /** Turns addresses into the keys of recipient records. */
  readonly address: GeneratedSecret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.link = new GeneratedSecret(this, 'Link', {
      description: 'Signs the links in mails.',
      removalPolicy: RemovalPolicy.DESTROY,
      whyNotRotated:
        'A new value breaks the links, unsubscribe links too, in every mail that was sent before.',
    });
    this.order = new GeneratedSecret(this, 'Order', {
      description: "Signs the order webhook. The shop's back end needs it.",
      removalPolicy: RemovalPolicy.DESTROY,
      whyNotRotated: "The shop's back end holds a copy, which only the shop can change, at the same time.",
    });
    this.address = new GeneratedSecret(this, 'Address', {
      description:
        'Keys the hash of addresses. Never change or delete it: opt-outs could not be found any more.',
      removalPolicy: RemovalPolicy.RETAIN,
      whyNotRotated:
        'A new value would forget every opt-out, suppression and order: all recipients would be strangers.',
    });
  }
}
