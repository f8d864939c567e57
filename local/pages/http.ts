export interface PageRequest {
  readonly method: string;
  /** With its query: `/?country=DE`. */
  readonly path: string;
  readonly body: string;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `policy`: its Content-Security-Policy. */
export const htmlResponse = (body: string, policy: string): PageResponse => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  },
  body,
});

export const jsonResponse = (status: number, value: unknown): PageResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

export const redirectTo = (location: string): PageResponse => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});
