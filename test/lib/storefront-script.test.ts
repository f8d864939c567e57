import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { addStack, buildingApp, exampleTemplate } from './support/example-stack.ts';
import { only, permissionsOf, plainId, resourcesOf, show, type Json } from './support/template.ts';

const template = exampleTemplate();

const domain = {
  domainName: 'recovery.shop.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
  hostedZoneId: 'Z0123456789ABC',
  zoneName: 'shop.example',
};
const withDomain = exampleTemplate({ storefront: { domain } });

const distributionOf = (of: Template): Json =>
  show(only(resourcesOf(of, 'AWS::CloudFront::Distribution')).Properties['DistributionConfig']);

const outputOf = (of: Template, id: string): string => show(of.findOutputs(id)[id]!['Value']);

describe('the bucket of the script', () => {
  const bucket = only(resourcesOf(template, 'AWS::S3::Bucket'));
  const policy = show(only(resourcesOf(template, 'AWS::S3::BucketPolicy')).Properties['PolicyDocument']);

  it('is closed to the public and encrypted', () => {
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  it('lets CloudFront read for this distribution, by TLS, and nobody anything else', () => {
    expect(policy.Statement).toEqual([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: ['StorefrontBucket.Arn', 'StorefrontBucket.Arn/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: 'StorefrontBucket.Arn/*',
        Condition: {
          StringEquals: {
            'AWS:SourceArn': 'arn:<Partition>:cloudfront::<AccountId>:distribution/StorefrontDistribution',
          },
        },
      },
    ]);
  });

  it('stays when the stack goes, since only an empty one could go along', () => {
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });
});

describe('the distribution', () => {
  it('reads the bucket with an access control of its own, signed each time', () => {
    expect(distributionOf(template).Origins).toMatchObject([
      {
        DomainName: 'StorefrontBucket.RegionalDomainName',
        OriginAccessControlId: 'StorefrontAccess.Id',
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ]);
    const access = only(resourcesOf(template, 'AWS::CloudFront::OriginAccessControl'));
    expect(access.Properties['OriginAccessControlConfig']).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
  });

  it('serves by https only, compressed, cached as the file says, and changes nothing', () => {
    expect(distributionOf(template)).toMatchObject({
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      DefaultCacheBehavior: {
        AllowedMethods: ['GET', 'HEAD'],
        // The managed policy CachingOptimized: by path alone, gzip and Brotli, as long as the file's own header says.
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
        Compress: true,
        ViewerProtocolPolicy: 'https-only',
        ResponseHeadersPolicyId: 'StorefrontHeaders',
      },
    });
  });

  it('lets any page load the script, and nobody take it for something else', () => {
    const headers = only(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'));
    expect(headers.Properties['ResponseHeadersPolicyConfig']).toMatchObject({
      CorsConfig: {
        AccessControlAllowCredentials: false,
        AccessControlAllowOrigins: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
      },
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
      },
      CustomHeadersConfig: {
        Items: [{ Header: 'Cross-Origin-Resource-Policy', Value: 'cross-origin', Override: true }],
      },
    });
  });

  it('has names that no other stack of the account has, in whatever region', () => {
    const named = [
      only(resourcesOf(template, 'AWS::CloudFront::OriginAccessControl')).Properties[
        'OriginAccessControlConfig'
      ],
      only(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy')).Properties[
        'ResponseHeadersPolicyConfig'
      ],
    ];
    for (const { Name } of named) expect(JSON.stringify(Name)).toContain('{"Ref":"AWS::StackId"}');
  });

  it('answers at a host of CloudFront’s where the shop has given none', () => {
    expect(outputOf(template, 'ScriptUrl')).toBe('https://StorefrontDistribution.DomainName/beacon.js');
    expect(distributionOf(template)).not.toHaveProperty('Aliases');
  });

  it('answers at the shop’s own host, from TLS 1.2 on, by both protocols of the Internet', () => {
    expect(distributionOf(withDomain)).toMatchObject({
      Aliases: ['recovery.shop.example'],
      ViewerCertificate: {
        AcmCertificateArn: domain.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    const records = Object.values(resourcesOf(withDomain, 'AWS::Route53::RecordSet'));
    expect(records.map(({ Properties }) => Properties)).toMatchObject(
      ['A', 'AAAA'].map((Type) => ({
        Name: 'recovery.shop.example.',
        Type,
        HostedZoneId: domain.hostedZoneId,
      })),
    );
    expect(outputOf(withDomain, 'ScriptUrl')).toBe('https://recovery.shop.example/beacon.js');
  });
});

it('who puts the files there may read assets, list and write, and delete nothing', () => {
  expect(permissionsOf(template)['StorefrontFilesRole']).toEqual([
    'logs:CreateLogStream on StorefrontFilesLogs.Arn',
    'logs:PutLogEvents on StorefrontFilesLogs.Arn',
    's3:GetObject on arn:<Partition>:s3:::cdk-hnb659fds-assets-<AccountId>-<Region>/*',
    's3:ListBucket on StorefrontBucket.Arn',
    's3:PutObject on StorefrontBucket.Arn/*',
  ]);
  const logs = resourcesOf(template, 'AWS::Logs::LogGroup')['StorefrontFilesLogs'];
  expect(logs!.Properties['RetentionInDays']).toBe(30);
});

describe('the files', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'storefront-script-test-'));
  const built = Template.fromStack(addStack(buildingApp(outdir)));
  const deployments = Object.entries(resourcesOf(built, 'Custom::CDKBucketDeployment'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  const foldersOf = (properties: Json): string[] =>
    properties.SourceObjectKeys.map((key: string) => join(outdir, `asset.${key.replace('.zip', '')}`));

  const headersByName = Object.fromEntries(
    deployments.flatMap(([, { Properties }]) =>
      foldersOf(Properties).flatMap((folder) =>
        readdirSync(folder).map((name) => [name, Properties['SystemMetadata']]),
      ),
    ),
  );

  const contentOf = (name: string): string => {
    const folders = deployments.flatMap(([, { Properties }]) => foldersOf(Properties));
    return readFileSync(
      join(
        folders.find((folder) => readdirSync(folder).includes(name))!,
        name,
      ),
      'utf8',
    );
  };

  it('that are named by their content are kept for good, the others for five minutes', () => {
    const names = Object.keys(headersByName);
    expect(names).toContain('beacon.js');
    for (const name of names) {
      const isNamedByContent = /\.\w{8,}\.js$/.test(name);
      expect([name, headersByName[name]['cache-control']]).toEqual([
        name,
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      ]);
      expect([name, headersByName[name]['content-type']]).toEqual([
        name,
        name.endsWith('.mts') ? 'text/plain; charset=utf-8' : 'text/javascript; charset=utf-8',
      ]);
    }
  });

  it('are checked by their real hash, in a tag that is ready to be used', () => {
    const tag = outputOf(built, 'ScriptSri');
    const [, name = '', integrity] =
      /^<script src="https:\/\/StorefrontDistribution\.DomainName\/([\w.-]+)" integrity="([^"]+)" /.exec(
        tag,
      ) ?? [];
    const hash = createHash('sha384').update(contentOf(name)).digest('base64');
    expect(integrity).toBe(`sha384-${hash}`);
    expect(tag).toContain(
      ' crossorigin="anonymous" data-store="shop" data-api="ApiHttp.ApiEndpoint" defer></script>',
    );
  });

  it('that others name are there before them, and older ones stay', () => {
    const [[, first], ...others] = deployments as [(typeof deployments)[0], ...typeof deployments];
    expect(first.Properties['SystemMetadata']['cache-control']).toContain('immutable');
    for (const [index, [, { DependsOn }]] of others.entries())
      expect(DependsOn.map(plainId)).toContain(deployments[index]![0]);
    for (const [, { Properties }] of deployments) expect(Properties['Prune']).toBe(false);
  });

  it('are deployed anew only when they have changed', () => {
    const deployed = (changes: Record<string, unknown>) => {
      const again = mkdtempSync(join(outdir, 'again-'));
      const other = Template.fromStack(addStack(buildingApp(again), changes));
      return Object.values(resourcesOf(other, 'Custom::CDKBucketDeployment')).map(
        ({ Properties }) => Properties['SourceObjectKeys'],
      );
    };
    const before = deployments.map(([, { Properties }]) => Properties['SourceObjectKeys']);
    expect(deployed({ minGap: 'P1D' })).toEqual(before);
    expect(deployed({ name: 'Another shop' })).not.toEqual(before);
  });
});
