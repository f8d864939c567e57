import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { RefuseCall } from '../iam/call-permissions.ts';
import type { Fates } from '../faults/fates.ts';
import type { Faults } from '../faults/faults.ts';
import { createFaultyCalls } from '../faults/faulty-calls.ts';
import type { Invocations } from '../journal/invocations.ts';
import type { RecordHappening } from '../journal/journal.ts';
import type { Calls, LocalClock } from '../ports.ts';
import { callOutcome, type CallAnswer } from './call-outcome.ts';
import { callerOf } from './callers.ts';
import { operationOf } from './protocol/operation-of.ts';
import { refused, type AwsAnswer, type AwsCall, type AwsService, type Input } from './service.ts';
import { readCall } from './validation/read-call.ts';

/** The one address that all functions get for all services of AWS. */
export interface AwsEndpoint {
  readonly url: string;
  /** Open connections are cut. */
  stop(): Promise<void>;
}

export interface AwsEndpointOptions {
  readonly services: readonly AwsService[];
  readonly calls: Calls;
  readonly faults: Pick<Faults, 'takeCall'>;
  readonly fates: Pick<Fates, 'isKilledBy'>;
  readonly clock: LocalClock;
  readonly invocations: Pick<Invocations, 'requestIdOf' | 'noteCall'>;
  readonly record: RecordHappening;
  /** Asked of each call that reads well, before it does anything. */
  readonly refuseCall: RefuseCall;
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

const safely = async (
  service: AwsService,
  operation: string,
  call: AwsCall,
  refuse: (input: Input) => ReturnType<RefuseCall>,
): Promise<AwsAnswer> => {
  try {
    const input = readCall(service.name, operation, call);
    if (input.kind === 'refused') return service.refuse(input);
    const refusal = await refuse(input.value);
    return refusal ? service.refuse(refusal) : await service.answer(operation, call, input.value);
  } catch (cause) {
    return service.refuse(refused('InternalFailure', `the local ${service.name} failed: ${String(cause)}`));
  }
};

const sessionTokenOf = ({ headers }: AwsCall): string | undefined => {
  const token = headers['x-amz-security-token'];
  return typeof token === 'string' ? token : undefined;
};

/** Routes by the service that a request is signed for, counts and records each call, and lets faults happen. */
const createRouter = ({ services, calls, invocations, record, refuseCall, ...risks }: AwsEndpointOptions) => {
  const perform = createFaultyCalls(risks);

  return async (call: AwsCall): Promise<CallAnswer> => {
    const caller = callerOf(call.headers.authorization);
    const service = services.find(({ name }) => name === caller?.signedFor);
    if (caller === undefined || service === undefined) return UNSIGNED;
    const operation = operationOf(service.name, call);
    if (operation === undefined) {
      return service.refuse(
        refused('UnknownOperationException', `not in the local run: ${call.method} ${call.path}`),
      );
    }
    const made = { function: caller.functionName, service: service.name, operation };
    calls.record(made);
    const processId = sessionTokenOf(call);
    const requestId = invocations.requestIdOf(processId);
    const checkouts = invocations.noteCall(requestId, call.body.toString('utf8'));
    const { answer, isInjected } = await perform({ ...made, service, processId }, () =>
      safely(service, operation, { ...call, requestId }, (input) =>
        refuseCall(caller.functionName, service.name, operation, input),
      ),
    );
    record({ kind: 'call', ...made, ...callOutcome(answer), isInjected }, { checkouts, requestId });
    return answer;
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
