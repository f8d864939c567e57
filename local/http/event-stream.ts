import type { Journal } from '../journal/journal.ts';
import type { Happening } from '../shown/happening.ts';
import { BadRequestError } from './local-api.ts';
import type { HttpRequest, StreamedAnswer } from './request.ts';

/** Proxies and browsers give up on a connection that says nothing. */
const COMMENT_EVERY_MS = 15_000;

const eventOf = (happening: Happening): string =>
  `id: ${happening.id}\ndata: ${JSON.stringify(happening)}\n\n`;

/** Reads a number of happenings, or the id of one. Throws `BadRequestError`. */
export const countOf = (name: string, text: string | null | undefined): number | undefined => {
  if (text === null || text === undefined || text === '') return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new BadRequestError(`${name} takes a whole number, not ${text}`);
  return count;
};

/**
 * Happenings as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): those after the id
 * that the client has seen last, as far as they are still known, or else what comes from now on.
 */
export const streamHappenings = (
  journal: Pick<Journal, 'list' | 'lastId' | 'subscribe'>,
  { headers }: Pick<HttpRequest, 'headers'>,
  query: URLSearchParams,
): StreamedAnswer => {
  // What a browser sends by itself when it connects again is newer than the address that it was given.
  const seen = countOf('Last-Event-ID', headers['last-event-id']) ?? countOf('after', query.get('after'));
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    stream: (write) => {
      const send = (happening: Happening) => write(eventOf(happening));
      write('retry: 1000\n: connected\n\n');
      // An id that is yet to come is one of a former run.
      if (seen !== undefined) journal.list(seen > journal.lastId() ? 0 : seen).forEach(send);
      const unsubscribe = journal.subscribe(send);
      const comments = setInterval(() => write(': still here\n\n'), COMMENT_EVERY_MS);
      return () => {
        clearInterval(comments);
        unsubscribe();
      };
    },
  };
};
