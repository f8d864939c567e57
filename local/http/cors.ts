import type { CorsModel } from '../stack/model.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';

/** The API's own CORS: it answers preflights itself and puts its headers in place of the function's. */
export interface Cors {
  /** `undefined`: no preflight, or no CORS at all. */
  preflight(request: HttpRequest): HttpAnswer | undefined;
  apply(request: HttpRequest, answer: HttpAnswer): HttpAnswer;
}

const PREFIX = 'access-control-';

const isAllowed = (origin: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => pattern === '*' || pattern === origin || matchesWildcard(origin, pattern));

/** `https://*.shop.example` or `http://*` */
const matchesWildcard = (origin: string, pattern: string): boolean => {
  const [before, after, ...more] = pattern.split('*');
  return (
    after !== undefined && more.length === 0 && origin.startsWith(before ?? '') && origin.endsWith(after)
  );
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export const createCors = (cors: CorsModel | undefined): Cors => {
  if (cors === undefined) return { preflight: () => undefined, apply: (_, answer) => answer };

  const originHeaders = (request: HttpRequest): Record<string, string> => {
    const origin = request.headers['origin'];
    if (origin === undefined || !isAllowed(origin, cors.allowOrigins)) return {};
    return {
      'access-control-allow-origin': cors.allowOrigins.includes('*') ? '*' : origin,
      ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
      ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': cors.exposeHeaders.join(',') }),
    };
  };

  return {
    preflight: (request) => {
      const asks =
        request.headers['origin'] !== undefined && 'access-control-request-method' in request.headers;
      if (request.method !== 'OPTIONS' || !asks) return undefined;
      const allowed = originHeaders(request);
      if (Object.keys(allowed).length === 0) return { status: 204, headers: {}, body: '' };
      const headers = {
        ...allowed,
        ...(cors.allowMethods.length > 0 && { 'access-control-allow-methods': cors.allowMethods.join(',') }),
        ...(cors.allowHeaders.length > 0 && { 'access-control-allow-headers': cors.allowHeaders.join(',') }),
        ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
      };
      return { status: 204, headers, body: '' };
    },
    apply: (request, answer) => {
      const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith(PREFIX));
      return { ...answer, headers: { ...Object.fromEntries(own), ...originHeaders(request) } };
    },
  };
};
