import type { AwsCall } from '../../../../local/aws/service.ts';

/** A request as it comes in; `target` is the path with its query. */
export const aCall = (
  method: string,
  target: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): AwsCall => {
  const url = new URL(target, 'http://localhost');
  const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body);
  return { method, path: url.pathname, query: url.searchParams, headers, body: Buffer.from(text) };
};
