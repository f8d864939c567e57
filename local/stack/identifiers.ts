import { createHash } from 'node:crypto';
import { UnsupportedTemplateError, type Resource } from './template.ts';

/** The account and the place that the stack would be deployed to. */
export interface Surroundings {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  /** What `ApiEndpoint` of the HTTP API is here. */
  readonly apiUrl: string;
}

/** What `Ref` and `Fn::GetAtt` of one resource give. */
export interface Identifiers {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Resources that make no difference on one machine: what is watched and kept where, who is told.
 * Everything else that is not read is refused, so that nothing of the stack is left out unseen.
 */
const IGNORED_TYPES: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  // No function that is run here may have one.
  'AWS::Lambda::LayerVersion',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::Logs::ResourcePolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
]);

/** Whether resources of this type make no difference here. */
export const isLeftOut = (type: string): boolean => IGNORED_TYPES.has(type);

const hashOf = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

type Named = (property: string) => string | undefined;

/**
 * The names and ARNs that a resource would have. `named` reads a property that names it; without one, the name is made
 * of the stack's and the logical id, as CloudFormation does.
 */
export const identify = (
  logicalId: string,
  resource: Resource,
  named: Named,
  { stackName, region, accountId, apiUrl }: Surroundings,
): Identifiers => {
  const generated = `${stackName}-${logicalId}`.slice(0, 64);
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${accountId}:${rest}`;
  const global = (service: string, rest: string) => `arn:aws:${service}::${accountId}:${rest}`;
  const under = (property: string) => named(property) ?? generated;
  const withArn = (ref: string, Arn: string, more: Record<string, string> = {}): Identifiers => ({
    ref,
    attributes: { Arn, ...more },
  });

  switch (resource.Type) {
    case 'AWS::Lambda::Function':
      return withArn(under('FunctionName'), arn('lambda', `function:${under('FunctionName')}`));
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable': {
      const tableArn = arn('dynamodb', `table/${under('TableName')}`);
      return withArn(under('TableName'), tableArn, { StreamArn: `${tableArn}/stream/local` });
    }
    case 'AWS::SQS::Queue': {
      const name = under('QueueName');
      const url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
      return withArn(url, arn('sqs', name), { QueueName: name, QueueUrl: url });
    }
    case 'AWS::Scheduler::ScheduleGroup':
      return withArn(under('Name'), arn('scheduler', `schedule-group/${under('Name')}`));
    case 'AWS::Scheduler::Schedule':
      return withArn(
        under('Name'),
        arn('scheduler', `schedule/${named('GroupName') ?? 'default'}/${under('Name')}`),
      );
    case 'AWS::IAM::Role':
      return withArn(under('RoleName'), global('iam', `role${named('Path') ?? '/'}${under('RoleName')}`), {
        RoleId: `AROA${hashOf(logicalId, 17).toUpperCase()}`,
      });
    case 'AWS::IAM::ManagedPolicy': {
      const policyArn = global('iam', `policy${named('Path') ?? '/'}${under('ManagedPolicyName')}`);
      return { ref: policyArn, attributes: { PolicyArn: policyArn } };
    }
    case 'AWS::Logs::LogGroup':
      return withArn(under('LogGroupName'), arn('logs', `log-group:${under('LogGroupName')}:*`));
    case 'AWS::SecretsManager::Secret': {
      const secretArn = arn('secretsmanager', `secret:${under('Name')}-${hashOf(logicalId, 6)}`);
      return { ref: secretArn, attributes: { Id: secretArn } };
    }
    case 'AWS::SES::EmailIdentity':
      return { ref: under('EmailIdentity'), attributes: dkimTokens(under('EmailIdentity')) };
    case 'AWS::SES::ConfigurationSet':
      return { ref: under('Name'), attributes: {} };
    case 'AWS::Events::Rule':
      return withArn(under('Name'), arn('events', `rule/${under('Name')}`));
    case 'AWS::ApiGatewayV2::Api': {
      const apiId = hashOf(logicalId, 10);
      return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: apiUrl } };
    }
    case 'AWS::ApiGatewayV2::Integration':
    case 'AWS::ApiGatewayV2::Route':
      return { ref: hashOf(logicalId, 7), attributes: {} };
    case 'AWS::ApiGatewayV2::Stage':
      return { ref: under('StageName'), attributes: {} };
    case 'AWS::S3::Bucket': {
      const name = named('BucketName') ?? generated.toLowerCase();
      return withArn(name, `arn:aws:s3:::${name}`, {
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      });
    }
    case 'AWS::CloudFront::Distribution': {
      const id = hashOf(logicalId, 14).toUpperCase();
      return withArn(id, global('cloudfront', `distribution/${id}`), {
        DomainName: `${id.toLowerCase()}.cloudfront.net`,
      });
    }
    case 'Custom::CDKBucketDeployment':
    case 'AWS::CloudFront::OriginAccessControl':
    case 'AWS::CloudFront::ResponseHeadersPolicy':
    case 'AWS::S3::BucketPolicy':
    case 'AWS::Lambda::EventSourceMapping':
    case 'AWS::Lambda::EventInvokeConfig':
    case 'AWS::Lambda::Permission':
    case 'AWS::IAM::Policy':
    case 'AWS::SQS::QueuePolicy':
    case 'AWS::SES::ConfigurationSetEventDestination':
      return { ref: generated, attributes: { Id: generated } };
    default:
      if (IGNORED_TYPES.has(resource.Type)) return withArn(generated, arn('ignored', generated));
      throw new UnsupportedTemplateError(
        logicalId,
        `resources of the type ${resource.Type} are not known here`,
      );
  }
};

const dkimTokens = (identity: string): Record<string, string> =>
  Object.fromEntries(
    [1, 2, 3].flatMap((n) => {
      const token = hashOf(`${identity}${n}`, 32);
      return [
        [`DkimDNSTokenName${n}`, `${token}._domainkey.${identity}`],
        [`DkimDNSTokenValue${n}`, `${token}.dkim.amazonses.com`],
      ];
    }),
  );
