import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ApiDomain } from './api-domain.ts';
import type { HostProps } from './host.ts';

/** Names no shopper: the path holds checkout ids and tokens, the address of the caller is not ours to keep. */
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    routeKey: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    latencyMs: AccessLogField.contextResponseLatency(),
    integrationError: AccessLogField.contextIntegrationErrorMessage(),
  }),
);

export interface PublicApiProps {
  readonly storefrontOrigins: readonly string[];
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  readonly apiDomain?: HostProps | undefined;
}

/** As API Gateway writes it: `POST /v1/checkouts/{checkoutId}`. */
export type RouteKey = `${'GET' | 'POST'} /${string}`;

/** The HTTP API that browsers, shoppers and the shop's back end speak to. */
export class PublicApi extends Construct {
  /** Where links point, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiId: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const domain = props.apiDomain === undefined ? undefined : new ApiDomain(this, 'Domain', props.apiDomain);
    this.#api = new HttpApi(this, 'Http', {
      apiName: stackName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      corsPreflight: {
        allowOrigins: [...props.storefrontOrigins],
        allowMethods: [CorsHttpMethod.POST],
        allowHeaders: ['content-type'],
        maxAge: Duration.days(1),
      },
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttle.requestsPerSecond, burstLimit: props.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#accessLog(stackName)),
        format: ACCESS_LOG_FORMAT,
      },
      ...(domain !== undefined && { domainMapping: { domainName: domain.name } }),
    });
    this.apiId = this.#api.apiId;
    this.baseUrl = domain?.url ?? this.#api.apiEndpoint;
  }

  /** The prefix keeps the log group's resource policy from growing with each API of the account. */
  #accessLog(stackName: string): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/apigateway/${stackName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Sends the requests of these routes to a function (payload format 2.0). */
  route(id: string, fn: Function, routeKeys: readonly RouteKey[]): void {
    const integration = new HttpLambdaIntegration(id, fn);
    for (const routeKey of routeKeys) {
      const isGet = routeKey.startsWith('GET ');
      const path = routeKey.slice(routeKey.indexOf('/'));
      const methods = [isGet ? HttpMethod.GET : HttpMethod.POST];
      for (const route of this.#api.addRoutes({ path, methods, integration })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Public by design: shoppers have no account. A checkout id, a signed token or a signed body says who may do what, and the function checks it.',
        });
      }
    }
  }
}
