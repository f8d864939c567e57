import type { Context } from 'aws-lambda';
import type { HttpEvent } from '../../functions/shared/http/body-middleware.ts';
import type { HttpResponse } from '../../functions/shared/http/responses.ts';

export interface EventParts {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Bytes arrive as API Gateway passes on what is no text: in base64. */
  readonly body?: string | Uint8Array | undefined;
}

/** An API Gateway v2 event, without the `rawBody` that the middleware adds. */
export const httpEvent = (
  routeKey: string,
  { path, query, headers = {}, body }: EventParts = {},
): HttpEvent => {
  const [method = 'GET', template = '/'] = routeKey.split(' ');
  const rawPath = template.replace(/\{(\w+)\}/g, (_, name: string) => path?.[name] ?? '');
  const isBase64Encoded = body !== undefined && typeof body !== 'string';
  const event: Omit<HttpEvent, 'rawBody'> = {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body: isBase64Encoded ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded,
    requestContext: {
      accountId: '111122223333',
      apiId: 'local',
      domainName: 'api.shop.example',
      domainPrefix: 'api',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
      requestId: 'test',
      routeKey,
      stage: '$default',
      time: '21/Nov/2026:10:00:00 +0000',
      timeEpoch: 1795255200000,
    },
  };
  return event as HttpEvent;
};

export const lambdaContext = { getRemainingTimeInMillis: () => 10_000 } as Context;

export const errorOf = (response: HttpResponse): { code: string; message: string; field?: string } =>
  (JSON.parse(response.body ?? '') as { error: { code: string; message: string; field?: string } }).error;
