import type * as z from 'zod';

/** Talks to the local run as everybody else does: by HTTP. */
export interface Client {
  post(path: string, body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Reads `/_local/<name>` and checks its shape. */
  look<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>>;
  /** Moves the clock and waits until all that became due has settled. */
  advance(duration: string): Promise<void>;
}

/** An answer that the story did not expect. Its message names request and answer. */
class UnexpectedAnswerError extends Error {
  constructor(request: string, status: number, body: string) {
    super(`${request} answered ${status}${body === '' ? '' : `: ${body}`}`);
    this.name = 'UnexpectedAnswerError';
  }
}

export const createClient = (url: string): Client => {
  const send = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${url}${path}`, { method, ...init });
    if (!response.ok)
      throw new UnexpectedAnswerError(`${method} ${path}`, response.status, await response.text());
    return response;
  };
  return {
    post: (path, body, headers = {}) => send('POST', path, { body, headers }),
    look: async (name, schema) => {
      const response = await send('GET', `/_local/${name}`, {});
      return schema.parse(await response.json());
    },
    advance: async (duration) => {
      await send('POST', '/_local/clock', { body: JSON.stringify({ advance: duration }) });
    },
  };
};
