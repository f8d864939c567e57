import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codeOf } from '../error-code.ts';
import { tooLarge, internalError } from './api-answer.ts';
import {
  BodyTooLargeError,
  readRequest,
  type HttpAnswer,
  type HttpRequest,
  type StreamedAnswer,
} from './request.ts';
import { startingAnswer } from './starting.ts';

export type Answer = (request: HttpRequest) => Promise<HttpAnswer | StreamedAnswer>;

/** The one port of the local run. */
export interface LocalServer {
  readonly port: number;
  /** Takes requests from now on; before, they get a 503. */
  open(answer: Answer): void;
  stop(): Promise<void>;
}

export class PortTakenError extends Error {
  readonly port: number;

  constructor(port: number, options: ErrorOptions) {
    super(`port ${port} is taken`, options);
    this.name = 'PortTakenError';
    this.port = port;
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LONGEST_BODY_BYTES = 10 * 1024 * 1024;

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(codeOf(cause) === 'EADDRINUSE' ? new PortTakenError(port, { cause }) : cause),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A client that reads so slowly that this much waits for it is cut off; it may come again and go on. */
const LONGEST_BACKLOG_BYTES = 8 * 1024 * 1024;

const respondWithStream = (response: ServerResponse, { status, headers, stream }: StreamedAnswer): void => {
  response.setHeaders(new Map(Object.entries(headers)));
  response.writeHead(status);
  const end = stream((text) => {
    if (response.writableLength > LONGEST_BACKLOG_BYTES) response.destroy();
    else response.write(text);
  });
  if (response.closed) end();
  else response.once('close', end);
};

const respond = (response: ServerResponse, answer: HttpAnswer | StreamedAnswer, isHead: boolean): void => {
  if ('stream' in answer) {
    respondWithStream(response, answer);
    return;
  }
  const { status, headers, body, isCut } = answer;
  if (isCut === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(isHead ? undefined : body);
};

/**
 * Takes the port at once, on the loopback interface only (`localhost` is both of its addresses).
 * @param port 0 takes any free one. Rejects with `PortTakenError`.
 */
export const startServer = async (port: number): Promise<LocalServer> => {
  let answer: Answer = (request) => Promise.resolve(startingAnswer(request));

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isHead = request.method === 'HEAD';
    try {
      respond(response, await answer(await readRequest(request, LONGEST_BODY_BYTES)), isHead);
    } catch (error) {
      respond(response, error instanceof BodyTooLargeError ? tooLarge() : internalError(), isHead);
    }
  };
  const create = () => {
    const server = createServer((request, response) => void handle(request, response));
    // Never the first to close: a connection that ends just as it is used again looks like a failed request.
    server.keepAliveTimeout = 0;
    return server;
  };

  const ipv4 = create();
  const taken = await listen(ipv4, port, '127.0.0.1');
  const ipv6 = create();
  try {
    await listen(ipv6, taken, '::1');
  } catch (error) {
    // A machine without IPv6 has no such address.
    if (error instanceof PortTakenError) {
      await close(ipv4);
      throw error;
    }
  }
  return {
    port: taken,
    open: (opened) => {
      answer = opened;
    },
    stop: async () => {
      await Promise.all([close(ipv4), close(ipv6)]);
    },
  };
};
