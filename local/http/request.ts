import type { IncomingMessage } from 'node:http';

/** A request as it came in, body and all. */
export interface HttpRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Without the question mark, still percent-encoded. */
  readonly query: string;
  /** Lower-case names; more than one value of a name joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly protocol: string;
}

/** An answer as it goes out. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
  /** A fault: the connection ends without an answer. */
  readonly isCut?: boolean | undefined;
}

/** An answer without an end. `stream` begins to write and returns what to call once the client has gone. */
export interface StreamedAnswer extends Pick<HttpAnswer, 'status' | 'headers'> {
  readonly stream: (write: (text: string) => void) => () => void;
}

export const jsonAnswer = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export class BodyTooLargeError extends Error {}

const readBody = async (request: IncomingMessage, longest: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  const parts: AsyncIterable<Uint8Array> = request;
  for await (const part of parts) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > longest) throw new BodyTooLargeError();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const readHeaders = (rawHeaders: readonly string[]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  return headers;
};

/** Reads a request to its end. Rejects with `BodyTooLargeError` past `longestBody` bytes. */
export const readRequest = async (request: IncomingMessage, longestBody: number): Promise<HttpRequest> => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const { cookie = '', ...headers } = readHeaders(request.rawHeaders);
  return {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    headers,
    cookies: cookie === '' ? [] : cookie.split(/;\s*/),
    body: await readBody(request, longestBody),
    sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
    protocol: `HTTP/${request.httpVersion}`,
  };
};
