import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpResponse = APIGatewayProxyStructuredResultV2;
export type Headers = Readonly<Record<string, string>>;

/** On every response. Nothing here may be cached or framed, and no address of a page leaves with a click. */
const SECURITY_HEADERS: Headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

const NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";
const PAGE_POLICY = `${NOTHING_ALLOWED}; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'`;

export const noContent = (headers: Headers = {}): HttpResponse => ({
  statusCode: 204,
  headers: { ...SECURITY_HEADERS, ...headers },
});

export const json = (statusCode: number, body: unknown, headers: Headers = {}): HttpResponse => ({
  statusCode,
  headers: {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': NOTHING_ALLOWED,
    ...headers,
  },
  body: JSON.stringify(body),
});

/** A page of our own: inline styles and a form that posts to itself, no scripts, nothing from elsewhere. */
export const html = (statusCode: number, body: string, headers: Headers = {}): HttpResponse => ({
  statusCode,
  headers: {
    ...SECURITY_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    ...headers,
  },
  body,
});

/** 302: the next visit asks again. */
export const redirect = (location: string, headers: Headers = {}): HttpResponse => ({
  statusCode: 302,
  headers: { ...SECURITY_HEADERS, location, ...headers },
});
