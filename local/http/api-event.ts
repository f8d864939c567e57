import { randomBytes, randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { HttpRequest } from './request.ts';
import type { RouteMatch } from './routes.ts';

interface ApiPlace {
  readonly apiId: string;
  readonly accountId: string;
  readonly now: EpochMs;
}

/**
 * What API Gateway hands on as text; everything else, forms and bodies without a type among them, comes as base64. Not
 * in its docs, tried on the service by others (https://github.com/ministackorg/ministack/pull/766).
 */
const TEXT = /^(text\/.*|application\/(json|xml|javascript))$/;

const isText = (contentType: string | undefined): boolean =>
  TEXT.test((contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '');

const queryParameters = (query: string): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
};

/** `21/Nov/2026:10:00:00 +0000` */
const commonLogTime = (at: EpochMs): string => {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

const hostOf = (headers: HttpRequest['headers']): string => headers['host'] ?? 'localhost';

const traceId = (now: EpochMs): string =>
  `Root=1-${Math.floor(now / SECOND_MS).toString(16)}-${randomBytes(12).toString('hex')}`;

/** The path reaches the function decoded, the query as it was sent. */
const decodePath = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** The request's headers and those that the service adds. */
const eventHeaders = ({ headers, body, sourceIp }: HttpRequest, now: EpochMs): Record<string, string> => ({
  ...headers,
  host: hostOf(headers),
  'content-length': String(body.length),
  'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? traceId(now),
  'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
  'x-forwarded-port': hostOf(headers).split(':')[1] ?? '443',
  'x-forwarded-proto': 'https',
});

/**
 * The event of an HTTP API in payload format 2.0
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export const toApiEvent = (
  request: HttpRequest,
  { route, pathParameters }: RouteMatch,
  { apiId, accountId, now }: ApiPlace,
): APIGatewayProxyEventV2 => {
  const { headers, cookies, query, body, method, sourceIp, protocol } = request;
  const host = hostOf(headers);
  const rawPath = decodePath(request.path);
  const isBase64Encoded = body.length > 0 && !isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers: eventHeaders(request, now),
    ...(query !== '' && { queryStringParameters: queryParameters(query) }),
    requestContext: {
      accountId,
      apiId,
      domainName: host.split(':')[0] ?? '',
      domainPrefix: host.split(/[.:]/)[0] ?? '',
      http: { method, path: rawPath, protocol, sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters: { ...pathParameters } }),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
};
