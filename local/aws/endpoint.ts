import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Calls, Faults, LocalClock } from '../ports.ts';
import { callerOf } from './callers.ts';
import { CRASH, TIMEOUT } from './faults.ts';
import { refused, type AwsAnswer, type AwsCall, type AwsService } from './service.ts';

/** The one address that all functions get for all services of AWS. */
export interface AwsEndpoint {
  readonly url: string;
  /** Open connections are cut. */
  stop(): Promise<void>;
}

export interface AwsEndpointOptions {
  readonly services: readonly AwsService[];
  readonly calls: Calls;
  readonly faults: Faults;
  readonly clock: LocalClock;
  /** Kills the process of a function, for the fault `crash`: the one whose session token made the call, if it had one. */
  readonly crash: (shortName: string, sessionToken?: string) => void;
}

const UNSIGNED: AwsAnswer = {
  status: 403,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
  body: JSON.stringify({ message: 'Missing Authentication Token' }),
};

const callOf = async (request: IncomingMessage): Promise<AwsCall> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const { method = 'GET', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, headers, body: await buffer(request) };
};

const safely = async (service: AwsService, operation: string, call: AwsCall): Promise<AwsAnswer> => {
  try {
    return await service.answer(operation, call);
  } catch (cause) {
    return service.refuse(refused('InternalFailure', `the local ${service.name} failed: ${String(cause)}`));
  }
};

/** Routes by the service that a request is signed for, counts each call, and lets faults happen. */
const createRouter = ({ services, calls, faults, crash }: AwsEndpointOptions) => {
  const fail = (
    service: AwsService,
    error: string,
    functionName: string,
    call: AwsCall,
  ): AwsAnswer | 'hang' | 'cut' => {
    if (error === TIMEOUT) return 'hang';
    if (error !== CRASH) return service.refuse(refused(error, `${error}, injected by the local run`));
    const sessionToken = call.headers['x-amz-security-token'];
    crash(functionName, typeof sessionToken === 'string' ? sessionToken : undefined);
    return 'cut';
  };
  return async (call: AwsCall): Promise<AwsAnswer | 'hang' | 'cut'> => {
    const caller = callerOf(call.headers.authorization);
    const service = services.find(({ name }) => name === caller?.signedFor);
    if (caller === undefined || service === undefined) return UNSIGNED;
    const operation = service.operationOf(call);
    if (operation === undefined) {
      return service.refuse(
        refused('UnknownOperationException', `not in the local run: ${call.method} ${call.path}`),
      );
    }
    calls.record({ function: caller.functionName, service: service.name, operation });
    const fault = faults.take(service.name, operation);
    if (fault?.when === 'before') return fail(service, fault.error, caller.functionName, call);
    const answer = await safely(service, operation, call);
    return fault === undefined ? answer : fail(service, fault.error, caller.functionName, call);
  };
};

const listening = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the local AWS endpoint has no port'));
    });
  });

/** Starts the endpoint on a free port of the loopback interface. */
export const startAwsEndpoint = async (options: AwsEndpointOptions): Promise<AwsEndpoint> => {
  const route = createRouter(options);
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await route(await callOf(request));
    if (answer === 'hang') return;
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    // The SDK compares this with its own clock, which is the shifted one.
    response.sendDate = false;
    response.setHeader('date', new Date(options.clock.now()).toUTCString());
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch(() => request.socket.destroy());
  });
  // Never the first to close: a connection that ends just as it is used again looks like a failed call.
  server.keepAliveTimeout = 0;
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
