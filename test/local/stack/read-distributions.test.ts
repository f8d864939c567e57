import { readTemplate } from '../../../local/stack/read-template.ts';
import { siteResources } from '../fixtures/site-resources.ts';
import { smallTemplate } from '../fixtures/template.ts';

const SURROUNDINGS = {
  stackName: 'shop',
  region: 'eu-central-1',
  accountId: '000000000000',
  apiUrl: 'http://localhost:4600',
};

const read = (changes: Parameters<typeof smallTemplate>[0] = {}) =>
  readTemplate(smallTemplate({ ...siteResources(), ...changes }), SURROUNDINGS, (key) => `/assets/${key}`);

/** The site's resources with some properties of one changed. */
const withProperties = (logicalId: keyof ReturnType<typeof siteResources>, properties: object) => {
  const before = siteResources()[logicalId];
  return { [logicalId]: { ...before, Properties: { ...before.Properties, ...properties } } };
};

describe('a distribution', () => {
  it('is read with its files and with the headers that they get', () => {
    expect(read().distributions).toEqual([
      {
        arn: expect.stringMatching(/^arn:aws:cloudfront::000000000000:distribution\/[0-9A-F]{14}$/),
        bucketArn: 'arn:aws:s3:::shop-bucket',
        deployments: [
          {
            assetDirs: ['/assets/def456.zip'],
            contentType: 'text/javascript',
            cacheControl: 'public, max-age=300',
          },
        ],
        headers: {
          always: {
            'x-content-type-options': 'nosniff',
            'strict-transport-security': 'max-age=60',
            'cross-origin-resource-policy': 'cross-origin',
          },
          cors: {
            allowOrigins: ['*'],
            allowMethods: ['GET', 'HEAD'],
            allowHeaders: ['*'],
            exposeHeaders: [],
            allowCredentials: false,
          },
        },
      },
    ]);
  });

  it('may do without headers of its own', () => {
    const { DistributionConfig: config } = siteResources().Distribution.Properties as Record<
      string,
      ReturnType<typeof JSON.parse>
    >;
    const { ResponseHeadersPolicyId: _, ...behavior } = config.DefaultCacheBehavior;
    const plain = withProperties('Distribution', {
      DistributionConfig: { ...config, DefaultCacheBehavior: behavior },
    });
    expect(read(plain).distributions[0]?.headers).toEqual({ always: {} });
  });

  it('is guarded by the policy of its bucket', () => {
    expect(read().permissions.resourcePolicies).toContainEqual({
      arn: 'arn:aws:s3:::shop-bucket',
      statements: [
        expect.objectContaining({
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::shop-bucket/*',
        }),
      ],
    });
  });

  it.each([
    ['a setting of a deployment', withProperties('Deployment', { DestinationBucketKeyPrefix: 'v1' })],
    ['a deployment that deletes', withProperties('Deployment', { Prune: true })],
    ['a header of a file', withProperties('Deployment', { SystemMetadata: { 'content-language': 'en' } })],
    [
      'a group of headers',
      withProperties('Headers', {
        ResponseHeadersPolicyConfig: { Name: 'headers', RemoveHeadersConfig: { Items: [] } },
      }),
    ],
    [
      'another origin',
      withProperties('Distribution', { DistributionConfig: { Enabled: true, Origins: [] } }),
    ],
    ['any other resource of the shop’s own', { Other: { Type: 'Custom::Other', Properties: {} } }],
  ])('that asks for what is not known here is refused: %s', (_, changes) => {
    expect(() => read(changes)).toThrow('The local run cannot read');
  });
});

describe('what works at deploy time only', () => {
  it('is no function of the stack, and nobody’s permission', () => {
    const { functions, permissions, resources } = read();
    expect(functions.map(({ shortName }) => shortName)).toEqual(['capture']);
    expect(permissions.functions.map(({ shortName }) => shortName)).toEqual(['capture']);
    expect(permissions.roles.map(({ name }) => name)).toEqual(['shop-Role']);
    expect(resources.roles).toHaveLength(1);
  });

  it('is only what CloudFormation alone calls: any other function must be one that runs here', () => {
    const { Deployment: _, ...withoutDeployment } = siteResources();
    expect(() =>
      readTemplate(smallTemplate(withoutDeployment), SURROUNDINGS, (key) => `/assets/${key}`),
    ).toThrow('Helper (AWS::Lambda::Function)');
  });

  it('leaves a role that a function of the stack has too', () => {
    const { HelperRole, HelperPolicy } = siteResources();
    const shared = read({
      ...withProperties('Helper', { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
      HelperRole: { ...HelperRole, Condition: 'IsChina' },
      HelperPolicy: { ...HelperPolicy, Condition: 'IsChina' },
    });
    expect(shared.permissions.roles.map(({ name }) => name)).toContain('shop-Role');
  });
});
