import type { IncomingHttpHeaders } from 'node:http';

/** One request as it came in. `path` is without the query and still percent-encoded. */
export interface AwsCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The invocation that makes it, as far as that is known. */
  readonly requestId?: string | undefined;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What an operation is asked, by the members' names in the model, wherever on the wire they stood. */
export type Input = Readonly<Record<string, unknown>>;

/** One AWS service on the wire. */
export interface AwsService {
  /** The name that its requests are signed with; counts and faults use it too. */
  readonly name: ServiceName;
  /** Answers an operation of its model. `input` is what the model says of it: names, types and constraints hold. */
  answer(operation: string, call: AwsCall, input: Input): Promise<AwsAnswer>;
  /** An error as this service writes it, so that the SDK makes its exception class of it. */
  refuse(refusal: Refusal): AwsAnswer;
}

export const SERVICE_NAMES = ['dynamodb', 'scheduler', 'ses', 'secretsmanager'] as const;

export type ServiceName = (typeof SERVICE_NAMES)[number];

/** `error` is the service's name for it, such as `ConflictException`. */
export interface Refusal {
  readonly kind: 'refused';
  readonly error: string;
  readonly message: string;
}

/** What an operation comes to. */
export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | Refusal;

export const done = <Value>(value: Value): Outcome<Value> => ({ kind: 'done', value });

export const refused = (error: string, message: string): Refusal => ({ kind: 'refused', error, message });

/** The body as JSON; `undefined` where it is none. */
export const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};
