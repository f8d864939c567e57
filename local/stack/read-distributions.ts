import * as z from 'zod';
import type { DeploymentModel, DistributionModel, ResponseHeadersModel } from './model.ts';
import type { Select } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const list = (schema: z.ZodType<string> = z.string()) =>
  z.strictObject({ Items: z.array(schema) }).transform(({ Items }) => Items);

const headersSchema = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CorsConfig: z
      .strictObject({
        AccessControlAllowCredentials: z.boolean(),
        AccessControlAllowHeaders: list(),
        AccessControlAllowMethods: list(),
        AccessControlAllowOrigins: list(),
        OriginOverride: z.literal(true),
      })
      .optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentTypeOptions: z.strictObject({ Override: z.boolean() }).optional(),
        StrictTransportSecurity: z
          .strictObject({ AccessControlMaxAgeSec: z.number(), Override: z.boolean() })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: z.boolean() })),
      })
      .default({ Items: [] }),
  }),
});

const distributionSchema = z.strictObject({
  DistributionConfig: z.strictObject({
    Enabled: z.literal(true),
    DefaultCacheBehavior: z.strictObject({
      AllowedMethods: z.tuple([z.literal('GET'), z.literal('HEAD')]),
      // Nothing is cached or compressed here.
      CachePolicyId: z.string(),
      Compress: z.boolean(),
      ResponseHeadersPolicyId: z.string().optional(),
      TargetOriginId: z.string(),
      ViewerProtocolPolicy: z.string(),
    }),
    Origins: z.array(
      z.strictObject({
        Id: z.string(),
        DomainName: z.string(),
        OriginAccessControlId: z.string(),
        S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }),
      }),
    ),
    Comment: z.string().optional(),
    // The run has one host of its own, reached by HTTP 1.1.
    HttpVersion: z.string().optional(),
    IPV6Enabled: z.boolean().optional(),
    PriceClass: z.string().optional(),
  }),
});

const deploymentSchema = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  Prune: z.literal(false),
  SystemMetadata: z
    .strictObject({ 'cache-control': z.string().optional(), 'content-type': z.string().optional() })
    .default({}),
  // There is nothing to invalidate where nothing is cached.
  WaitForDistributionInvalidation: z.boolean().optional(),
  OutputObjectKeys: z.boolean().optional(),
});

const readHeaders = ({
  ResponseHeadersPolicyConfig: { CorsConfig: cors, SecurityHeadersConfig: security, CustomHeadersConfig },
}: z.infer<typeof headersSchema>): ResponseHeadersModel => ({
  always: {
    ...(security.ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(security.StrictTransportSecurity && {
      'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
    }),
    ...Object.fromEntries(
      CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]),
    ),
  },
  cors: cors && {
    allowOrigins: cors.AccessControlAllowOrigins,
    allowMethods: cors.AccessControlAllowMethods,
    allowHeaders: cors.AccessControlAllowHeaders,
    exposeHeaders: [],
    allowCredentials: cors.AccessControlAllowCredentials,
  },
});

const readDeployments = (
  select: Select,
  bucketName: string,
  assetDirOf: (s3Key: string) => string,
): readonly DeploymentModel[] =>
  select('Custom::CDKBucketDeployment', deploymentSchema)
    .filter(({ properties }) => properties.DestinationBucketName === bucketName)
    .map(({ properties: { SourceObjectKeys, SystemMetadata } }) => ({
      assetDirs: SourceObjectKeys.map(assetDirOf),
      contentType: SystemMetadata['content-type'],
      cacheControl: SystemMetadata['cache-control'],
    }));

/** Reads what CloudFront serves out of buckets, and how. */
export const readDistributions = (
  select: Select,
  assetDirOf: (s3Key: string) => string,
): readonly DistributionModel[] => {
  const policies = select('AWS::CloudFront::ResponseHeadersPolicy', headersSchema);
  const buckets = select('AWS::S3::Bucket', z.unknown());
  return select('AWS::CloudFront::Distribution', distributionSchema).map(
    ({ logicalId, identifiers, properties: { DistributionConfig: config } }) => {
      const { TargetOriginId, ResponseHeadersPolicyId } = config.DefaultCacheBehavior;
      const origin = config.Origins.find(({ Id }) => Id === TargetOriginId);
      const bucket = buckets.find(
        (candidate) => candidate.identifiers.attributes['RegionalDomainName'] === origin?.DomainName,
      );
      if (bucket === undefined)
        throw new UnsupportedTemplateError(logicalId, 'its origin is no bucket of the template');
      const policy = policies.find((candidate) => candidate.identifiers.ref === ResponseHeadersPolicyId);
      if (policy === undefined && ResponseHeadersPolicyId !== undefined)
        throw new UnsupportedTemplateError(logicalId, `there is no policy ${ResponseHeadersPolicyId}`);
      return {
        arn: String(identifiers.attributes['Arn']),
        bucketArn: String(bucket.identifiers.attributes['Arn']),
        deployments: readDeployments(select, bucket.identifiers.ref, assetDirOf),
        headers: policy === undefined ? { always: {} } : readHeaders(policy.properties),
      };
    },
  );
};
