import * as z from 'zod';
import { SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { ApiModel, CorsModel, ThrottleModel } from './model.ts';
import { functionOfUri, type Select } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const strings = z.array(z.string()).default([]);

const corsSchema = z.strictObject({
  AllowOrigins: strings,
  AllowMethods: strings,
  AllowHeaders: strings,
  ExposeHeaders: strings,
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});

const apiSchema = z.object({ ProtocolType: z.literal('HTTP'), CorsConfiguration: corsSchema.optional() });

const throttleSchema = z.object({
  ThrottlingRateLimit: z.number().optional(),
  ThrottlingBurstLimit: z.number().optional(),
});

const stageSchema = z.object({
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: throttleSchema.optional(),
  RouteSettings: z.record(z.string(), throttleSchema).default({}),
});

const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string().regex(/^([A-Z]+ \/\S*|\$default)$/),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').optional(),
});

const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().optional(),
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LONGEST_INTEGRATION_MS = 30 * SECOND_MS;

const readCors = (cors: z.infer<typeof corsSchema>): CorsModel => ({
  allowOrigins: cors.AllowOrigins,
  allowMethods: cors.AllowMethods,
  allowHeaders: cors.AllowHeaders,
  exposeHeaders: cors.ExposeHeaders,
  allowCredentials: cors.AllowCredentials,
  maxAgeSeconds: cors.MaxAge,
});

const readThrottle = (settings: z.infer<typeof throttleSchema> | undefined): ThrottleModel | undefined =>
  settings?.ThrottlingRateLimit === undefined || settings.ThrottlingBurstLimit === undefined
    ? undefined
    : { ratePerSecond: settings.ThrottlingRateLimit, burst: settings.ThrottlingBurstLimit };

const only = <Item>(items: readonly Item[], what: string): Item => {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0)
    throw new UnsupportedTemplateError('the template', `exactly one ${what} was expected`);
  return item;
};

const readRoutes = (select: Select): ApiModel['routes'] => {
  const integrations = new Map(
    select('AWS::ApiGatewayV2::Integration', integrationSchema).map(({ identifiers, properties }) => [
      `integrations/${identifiers.ref}`,
      properties,
    ]),
  );
  return select('AWS::ApiGatewayV2::Route', routeSchema).map(({ logicalId, properties }) => {
    const integration = integrations.get(properties.Target);
    if (!integration) throw new UnsupportedTemplateError(logicalId, `there is no ${properties.Target}`);
    return {
      routeKey: properties.RouteKey,
      functionName: functionOfUri(integration.IntegrationUri),
      timeoutMs: integration.TimeoutInMillis ?? LONGEST_INTEGRATION_MS,
    };
  });
};

export const readApi = (select: Select): ApiModel => {
  const api = only(select('AWS::ApiGatewayV2::Api', apiSchema), 'HTTP API');
  const stage = only(select('AWS::ApiGatewayV2::Stage', stageSchema), 'stage').properties;
  const { CorsConfiguration: cors } = api.properties;
  return {
    apiId: api.identifiers.ref,
    routes: readRoutes(select),
    cors: cors && readCors(cors),
    throttle: readThrottle(stage.DefaultRouteSettings),
    routeThrottles: Object.fromEntries(
      Object.entries(stage.RouteSettings).flatMap(([routeKey, settings]) => {
        const throttle = readThrottle(settings);
        return throttle ? [[routeKey, throttle]] : [];
      }),
    ),
  };
};
