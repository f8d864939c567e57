import { Aws, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { BeaconSettings } from '../storefront/build/build-beacon.ts';
import type { HostProps } from './host.ts';
import { ScriptBucket } from './script-bucket.ts';
import { ScriptDeployment } from './script-deployment.ts';
import { buildScriptFiles } from './script-files.ts';

export interface StorefrontScriptProps {
  readonly settings: BeaconSettings;
  /** The script's own host; its certificate lies in us-east-1. Left out: CloudFront gives one. */
  readonly domain?: HostProps | undefined;
}

/** The storefront script: files in a bucket that only CloudFront reads. What it costs is what is loaded of it. */
export class StorefrontScript extends Construct {
  /** Of the script that is always the newest. */
  readonly url: string;
  /** Of the script that never changes, and what it is checked by: https://www.w3.org/TR/SRI/ */
  readonly pinned: { readonly url: string; readonly integrity: string };

  constructor(scope: Construct, id: string, { settings, domain }: StorefrontScriptProps) {
    super(scope, id);
    const { groups, scriptName, integrity } = buildScriptFiles(this, settings);
    const bucket = new ScriptBucket(this, 'Bucket');
    const distribution = this.#createDistribution(bucket, domain);
    new ScriptDeployment(this, 'Files', { bucket, groups });
    const origin = `https://${domain?.domainName ?? distribution.distributionDomainName}`;
    this.url = `${origin}/beacon.js`;
    this.pinned = { url: `${origin}/${scriptName}`, integrity };
  }

  #createDistribution(bucket: ScriptBucket, domain: HostProps | undefined): Distribution {
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Storefront script of ${Stack.of(this).stackName}`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'Access', {
            originAccessControlName: this.#uniqueName,
          }),
        }),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: this.#createHeaders(),
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Shoppers are everywhere, and what they load is so small that the dearer edges cost next to nothing more.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      ...(domain !== undefined && {
        domainNames: [domain.domainName],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    acknowledgeFindings(distribution, domain !== undefined);
    if (domain !== undefined) this.#createRecords(distribution, domain);
    return distribution;
  }

  /** Any page may load it, as a module and checked by its hash too, and nobody may take it for something else. */
  #createHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: this.#uniqueName,
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowOrigins: ['*'],
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override: true }],
      },
    });
  }

  #createRecords(distribution: Distribution, { domainName, hostedZoneId, zoneName }: HostProps): void {
    const record = {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
      recordName: `${domainName}.`,
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    };
    new ARecord(this, 'Ipv4', record);
    new AaaaRecord(this, 'Ipv6', record);
  }

  /** CloudFront wants names that are unique in all regions of an account; the stack's own id is. */
  get #uniqueName(): string {
    return `checkout-recovery-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`;
  }
}

const acknowledgeFindings = (distribution: Distribution, hasOwnDomain: boolean): void => {
  const findings = {
    'AwsSolutions-CFR1': 'Shoppers are everywhere; what is kept of them where, the consent rules say.',
    'AwsSolutions-CFR2':
      'There are only public files behind it, and nothing that a request could change; a firewall would be the dearest part of the stack.',
    'AwsSolutions-CFR3':
      'A log would hold the IP addresses of shoppers who have not been asked yet. CloudFront’s metrics count without them.',
    ...(!hasOwnDomain && {
      'AwsSolutions-CFR4':
        'Without a domain of the shop’s own the certificate is CloudFront’s, whose TLS versions cannot be chosen. With one, it is TLS 1.2 and newer.',
    }),
  };
  for (const [id, reason] of Object.entries(findings))
    Validations.of(distribution).acknowledge({ id, reason });
};
