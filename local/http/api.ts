import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultOn } from '../faults/delays.ts';
import { handleFaultily } from '../faults/faulty-request.ts';
import type { AnsweredRequest, RecordRequest } from '../journal/record-request.ts';
import type { RunOutcome, Runtime } from '../lambda/runtime.ts';
import type { Activity, LocalClock } from '../ports.ts';
import type { ApiModel, RouteModel } from '../stack/model.ts';
import { internalError, tooLarge, toHttpAnswer, tooManyRequests, unavailable } from './api-answer.ts';
import { toApiEvent } from './api-event.ts';
import { createCors } from './cors.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';
import { createMatchRoute, type RouteMatch } from './routes.ts';
import { createThrottle } from './throttle.ts';

/** The template's HTTP API. `undefined`: none of its routes, and no preflight. */
export interface HttpApi extends Activity {
  answer(request: HttpRequest): Promise<HttpAnswer | undefined>;
  reset(): void;
}

interface HttpApiOptions {
  readonly model: ApiModel;
  readonly accountId: string;
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  readonly record: RecordRequest;
  readonly faultOn: FaultOn;
  /** Whether the function's own policy lets API Gateway invoke it for this route. */
  readonly mayInvoke: (route: RouteModel) => boolean;
}

/** An answer, and the invocation that gave it. */
type Invoked = Pick<AnsweredRequest, 'answer' | 'requestId'>;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LONGEST_EVENT_BYTES = 6 * 1024 * 1024;

const answerOf = (outcome: RunOutcome): HttpAnswer => {
  switch (outcome.kind) {
    case 'success':
      return toHttpAnswer(outcome.payload);
    case 'throttled':
      return unavailable();
    case 'error':
      return internalError();
  }
};

export const createHttpApi = (options: HttpApiOptions): HttpApi => {
  const { model, accountId, runtime, clock, record, faultOn, mayInvoke } = options;
  const matchRoute = createMatchRoute(model.routes);
  const cors = createCors(model.cors);
  let throttle = createThrottle(model);
  let open = 0;

  const invoke = async ({ functionName, timeoutMs }: RouteModel, event: unknown): Promise<Invoked> => {
    const cancel = new AbortController();
    const tooSlow = sleep(timeoutMs, undefined, { signal: cancel.signal, ref: false }).then(() => ({
      answer: unavailable(),
    }));
    tooSlow.catch(() => undefined);
    const answered = runtime.run(functionName, event, { trigger: 'api', attempt: 1 }).then((outcome) => ({
      requestId: outcome.requestId,
      answer: answerOf(outcome),
    }));
    try {
      return await Promise.race([answered, tooSlow]);
    } finally {
      cancel.abort();
    }
  };

  const route = async (request: HttpRequest, match: RouteMatch): Promise<Invoked> => {
    if (!throttle(match.route.routeKey, clock.now())) return { answer: tooManyRequests() };
    const event = toApiEvent(request, match, { apiId: model.apiId, accountId, now: clock.now() });
    if (Buffer.byteLength(JSON.stringify(event)) > LONGEST_EVENT_BYTES) return { answer: tooLarge() };
    if (!mayInvoke(match.route)) return { answer: internalError() };
    return invoke(match.route, event);
  };

  return {
    answer: async (request) => {
      const preflight = cors.preflight(request);
      if (preflight) {
        record({ request, answer: preflight });
        return preflight;
      }
      const match = matchRoute(request.method, request.path);
      if (!match) return undefined;
      open++;
      try {
        const fault = faultOn(match.route.functionName);
        const invoked = await handleFaultily(fault, () => route(request, match));
        const answer = cors.apply(request, invoked.answer);
        record({ ...invoked, request, answer, match });
        return answer;
      } finally {
        open--;
      }
    },
    isIdle: () => open === 0,
    reset: () => {
      throttle = createThrottle(model);
    },
  };
};
