import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '../lambda/runtime.ts';
import type { Activity, LocalClock } from '../ports.ts';
import type { ApiModel, RouteModel } from '../stack/model.ts';
import { internalError, tooLarge, toHttpAnswer, tooManyRequests, unavailable } from './api-answer.ts';
import { toApiEvent } from './api-event.ts';
import { createCors } from './cors.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';
import { createMatchRoute } from './routes.ts';
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
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LONGEST_EVENT_BYTES = 6 * 1024 * 1024;

export const createHttpApi = ({ model, accountId, runtime, clock }: HttpApiOptions): HttpApi => {
  const matchRoute = createMatchRoute(model.routes);
  const cors = createCors(model.cors);
  let throttle = createThrottle(model);
  let open = 0;

  const invoke = async ({ functionName, timeoutMs }: RouteModel, event: unknown): Promise<HttpAnswer> => {
    const cancel = new AbortController();
    const tooSlow = sleep(timeoutMs, undefined, { signal: cancel.signal, ref: false }).then(unavailable);
    tooSlow.catch(() => undefined);
    const answered = runtime
      .run(functionName, event)
      .then((outcome) => (outcome.kind === 'success' ? toHttpAnswer(outcome.payload) : internalError()));
    try {
      return await Promise.race([answered, tooSlow]);
    } finally {
      cancel.abort();
    }
  };

  const route = async (request: HttpRequest): Promise<HttpAnswer | undefined> => {
    const match = matchRoute(request.method, request.path);
    if (!match) return undefined;
    if (!throttle(match.route.routeKey, clock.now())) return tooManyRequests();
    const event = toApiEvent(request, match, { apiId: model.apiId, accountId, now: clock.now() });
    if (Buffer.byteLength(JSON.stringify(event)) > LONGEST_EVENT_BYTES) return tooLarge();
    return invoke(match.route, event);
  };

  return {
    answer: async (request) => {
      const preflight = cors.preflight(request);
      if (preflight) return preflight;
      open++;
      try {
        const answer = await route(request);
        return answer && cors.apply(request, answer);
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
