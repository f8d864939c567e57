import * as z from 'zod';
import { DAY_MS } from '../../functions/shared/domain/time.ts';
import { parseDurationMs } from '../clock/duration.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest, type StreamedAnswer } from './request.ts';

/** One thing that people and tests may ask for or do under `/_local`. A body that does not read is refused with a 400. */
export type LocalAction = (body: unknown, query: URLSearchParams) => unknown;

/** By method and path: `GET clock`. */
export type LocalActions = Readonly<Record<string, LocalAction>>;

/** What goes on without an end, by path; a GET. */
export type LocalStreams = Readonly<
  Record<string, (request: HttpRequest, query: URLSearchParams) => StreamedAnswer>
>;

export class BadRequestError extends Error {}

/** Far beyond all that the stack waits for; further on, dates end at some point. */
const LONGEST_ADVANCE_DAYS = 3660;

const mistakeInAdvance = (ms: number | undefined): string | undefined => {
  if (ms === undefined) return 'expected an ISO 8601 duration, such as PT2H';
  return ms > LONGEST_ADVANCE_DAYS * DAY_MS ? `expected at most P${LONGEST_ADVANCE_DAYS}D` : undefined;
};

export const advanceSchema = z.strictObject({
  advance: z.string().transform((text, context) => {
    const ms = parseDurationMs(text);
    const message = mistakeInAdvance(ms);
    if (ms !== undefined && message === undefined) return ms;
    context.issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  }),
  skip: z.boolean().default(false),
});

/** Checks a body. Throws `BadRequestError` with what is wrong. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new BadRequestError(z.prettifyError(parsed.error));
  return parsed.data;
};

const readJson = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequestError('the body is no JSON');
  }
};

const refused = (status: number, message: string): HttpAnswer => jsonAnswer(status, { error: { message } });

const PREFIX = '/_local/';

/** Names come from outside, and every object has some that nobody gave it. */
const own = <Value>(byName: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(byName, name) ? byName[name] : undefined;

/** `/_local/*`. `undefined` for other paths. */
export const createLocalApi = (actions: LocalActions, streams: LocalStreams) => {
  const endpoints = [...Object.keys(actions), ...Object.keys(streams).map((name) => `GET ${name}`)];

  const answer = async (request: HttpRequest, name: string): Promise<HttpAnswer | StreamedAnswer> => {
    const query = new URLSearchParams(request.query);
    if (name === '' && request.method === 'GET') return jsonAnswer(200, { endpoints });
    const stream = request.method === 'GET' ? own(streams, name) : undefined;
    const action = own(actions, `${request.method} ${name}`);
    try {
      if (stream) return stream(request, query);
      if (!action)
        return refused(
          404,
          `${request.method} ${PREFIX}${name} is not here; there is ${endpoints.join(', ')}`,
        );
      return jsonAnswer(200, (await action(readJson(request.body.toString('utf8')), query)) ?? {});
    } catch (error) {
      return error instanceof BadRequestError ? refused(400, error.message) : refused(500, String(error));
    }
  };
  return async (request: HttpRequest): Promise<HttpAnswer | StreamedAnswer | undefined> => {
    if (request.path !== '/_local' && !request.path.startsWith(PREFIX)) return undefined;
    const { headers, ...rest } = await answer(request, request.path.slice(PREFIX.length).replace(/\/$/, ''));
    return { ...rest, headers: { ...headers, 'cache-control': 'no-store' } };
  };
};
