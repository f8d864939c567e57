import * as z from 'zod';
import { jsonOf } from '../aws/service.ts';
import type { HttpAnswer, HttpRequest } from '../http/request.ts';
import type { RouteMatch } from '../http/routes.ts';
import type { Invocations } from './invocations.ts';
import type { RecordHappening } from './journal.ts';
import { checkoutsNamedIn } from './named-checkouts.ts';

const LONGEST_BODY = 2000;
/** A character has up to four bytes. */
const LONGEST_BODY_BYTES = 4 * LONGEST_BODY;

/** A request to the HTTP API that was answered. */
export interface AnsweredRequest {
  readonly request: HttpRequest;
  readonly answer: HttpAnswer;
  /** `undefined`: no route; a preflight. */
  readonly match?: RouteMatch | undefined;
  /** Of the invocation that answered it, if one did. */
  readonly requestId?: string | undefined;
}

const errorSchema = z.object({ error: z.object({ code: z.string(), field: z.string().optional() }) });

const errorOf = ({ body }: HttpAnswer): string | undefined => {
  const error = errorSchema.safeParse(jsonOf(Buffer.from(body))).data?.error;
  return error && [error.code, ...(error.field === undefined ? [] : [error.field])].join(': ');
};

export type RecordRequest = (answered: AnsweredRequest) => void;

export const createRecordRequest =
  (
    record: RecordHappening,
    invocations: Pick<Invocations, 'checkoutsOf'>,
    shortNameOf: (functionName: string) => string | undefined,
  ): RecordRequest =>
  ({ request, answer, match, requestId }) => {
    const named = checkoutsNamedIn(JSON.stringify(match?.pathParameters ?? {}));
    record(
      {
        kind: 'request',
        method: request.method,
        path: request.path,
        ...(match && {
          route: match.route.routeKey,
          function: shortNameOf(match.route.functionName),
        }),
        status: answer.status,
        body: request.body.subarray(0, LONGEST_BODY_BYTES).toString('utf8').slice(0, LONGEST_BODY),
        ...(answer.status >= 400 && { error: errorOf(answer) }),
      },
      { requestId, checkouts: [...new Set([...named, ...invocations.checkoutsOf(requestId)])] },
    );
  };
