import { exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show, type Json } from './support/template.ts';

const template = exampleTemplate();

const targetOf = (route: Json): string => {
  const integration = show(route['Target']).replace('integrations/', '');
  return show(
    resourcesOf(template, 'AWS::ApiGatewayV2::Integration')[integration]!.Properties['IntegrationUri'],
  );
};

it('every route of the contract goes to its function', () => {
  const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
    Properties['RouteKey'],
    targetOf(Properties),
  ]);
  expect(Object.fromEntries(routes)).toEqual({
    'POST /v1/checkouts/{checkoutId}': 'captureFunction.Arn',
    'POST /v1/checkouts/{checkoutId}/forget': 'captureFunction.Arn',
    'POST /v1/orders/generic': 'ordersFunction.Arn',
    'GET /r/{token}': 'linksFunction.Arn',
    'POST /v1/restore/{token}': 'linksFunction.Arn',
    'GET /u/{token}': 'linksFunction.Arn',
    'POST /u/{token}': 'linksFunction.Arn',
  });
});

it('integrations speak payload format 2.0', () => {
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Integration')))
    expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
});

it('only the store’s own pages may call it from a browser', () => {
  const storefrontOrigins = ['https://www.shop.example', 'https://shop.example'];
  const api = only(resourcesOf(exampleTemplate({ storefrontOrigins }), 'AWS::ApiGatewayV2::Api'));
  expect(api.Properties['CorsConfiguration']).toEqual({
    AllowOrigins: storefrontOrigins,
    AllowMethods: ['POST'],
    AllowHeaders: ['content-type'],
    MaxAge: 86_400,
  });
});

describe('the stage', () => {
  const { Properties } = only(resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));

  it('takes no more than it is configured to', () => {
    expect(Properties['DefaultRouteSettings']).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const throttle = { requestsPerSecond: 7, burst: 9 };
    const stage = only(resourcesOf(exampleTemplate({ throttle }), 'AWS::ApiGatewayV2::Stage'));
    expect(stage.Properties['DefaultRouteSettings']).toEqual({
      ThrottlingRateLimit: 7,
      ThrottlingBurstLimit: 9,
    });
  });

  it('logs which route and how it went, but no path, address or query', () => {
    expect(JSON.parse(Properties['AccessLogSettings'].Format)).toEqual({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
    });
  });
});

describe('with a domain of its own', () => {
  const withDomain = exampleTemplate({
    apiDomain: {
      domainName: 'cart.shop.example',
      certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d',
      hostedZoneId: 'Z0123456789ABC',
      zoneName: 'shop.example',
    },
  });

  it('answers there only, and links point there', () => {
    expect(
      only(resourcesOf(withDomain, 'AWS::ApiGatewayV2::Api')).Properties['DisableExecuteApiEndpoint'],
    ).toBe(true);
    expect(only(resourcesOf(withDomain, 'AWS::ApiGatewayV2::ApiMapping')).Properties['Stage']).toBeDefined();
    const recover = resourcesOf(withDomain, 'AWS::Lambda::Function')['recoverFunction']!;
    expect(recover.Properties['Environment'].Variables.LINK_BASE_URL).toBe('https://cart.shop.example');
    withDomain.hasOutput('ApiUrl', { Value: 'https://cart.shop.example' });
  });

  it('takes certificate and zone as they are given', () => {
    const { Properties: name } = only(resourcesOf(withDomain, 'AWS::ApiGatewayV2::DomainName'));
    expect(name).toMatchObject({
      DomainName: 'cart.shop.example',
      DomainNameConfigurations: [
        {
          CertificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d',
          SecurityPolicy: 'TLS_1_2',
        },
      ],
    });
    expect(only(resourcesOf(withDomain, 'AWS::Route53::RecordSet')).Properties).toMatchObject({
      Name: 'cart.shop.example.',
      Type: 'A',
      HostedZoneId: 'Z0123456789ABC',
    });
  });
});

it('without one, links point to the API itself', () => {
  const recover = resourcesOf(template, 'AWS::Lambda::Function')['recoverFunction']!;
  expect(show(recover.Properties['Environment'].Variables.LINK_BASE_URL)).toBe('ApiHttp.ApiEndpoint');
});
