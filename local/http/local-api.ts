import * as z from 'zod';
import { parseDurationMs } from '../clock/duration.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from './request.ts';

/** One thing that people and tests may ask for or do under `/_local`. A body that does not read is refused with a 400. */
export type LocalAction = (body: unknown) => unknown;

/** By method and path: `GET clock`. */
export type LocalActions = Readonly<Record<string, LocalAction>>;

export class BadRequestError extends Error {}

export const advanceSchema = z.strictObject({
  advance: z.string().transform((text, context) => {
    const ms = parseDurationMs(text);
    if (ms !== undefined) return ms;
    context.issues.push({
      code: 'custom',
      message: 'expected an ISO 8601 duration, such as PT2H',
      input: text,
    });
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

/** `/_local/*`. `undefined` for other paths. */
export const createLocalApi = (actions: LocalActions) => {
  const answer = async (request: HttpRequest, name: string): Promise<HttpAnswer> => {
    if (name === '' && request.method === 'GET') return jsonAnswer(200, { endpoints: Object.keys(actions) });
    const action = actions[`${request.method} ${name}`];
    if (!action)
      return refused(
        404,
        `${request.method} ${PREFIX}${name} is not here; there is ${Object.keys(actions).join(', ')}`,
      );
    try {
      const result = await action(readJson(request.body.toString('utf8')));
      return jsonAnswer(200, result ?? {});
    } catch (error) {
      return error instanceof BadRequestError ? refused(400, error.message) : refused(500, String(error));
    }
  };
  return async (request: HttpRequest): Promise<HttpAnswer | undefined> => {
    if (request.path !== '/_local' && !request.path.startsWith(PREFIX)) return undefined;
    const { headers, ...rest } = await answer(request, request.path.slice(PREFIX.length).replace(/\/$/, ''));
    return { ...rest, headers: { ...headers, 'cache-control': 'no-store' } };
  };
};
