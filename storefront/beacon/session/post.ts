/**
 * - `taken`: 2xx.
 * - `closed`: 410, the checkout was completed or erased.
 * - `refused`: the server will not take this, now or later.
 * - `unreached`: offline, too busy or broken: worth another try.
 */
export type PostOutcome = 'taken' | 'closed' | 'refused' | 'unreached';

export type Post = (path: string, body: string) => Promise<PostOutcome>;

const TOO_MANY_REQUESTS = 429;
const GONE = 410;

const outcomeOf = (status: number): PostOutcome => {
  if (status === GONE) return 'closed';
  if (status === TOO_MANY_REQUESTS || status >= 500) return 'unreached';
  return status < 300 ? 'taken' : 'refused';
};

/**
 * Posts as text/plain, which needs no preflight and so survives the page's end. Without cookies and referrer, and not
 * at all while the browser knows that it is offline, which would show as an error in the shop's console.
 */
export const createPost =
  (apiUrl: string): Post =>
  async (path, body) => {
    if (!navigator.onLine) return 'unreached';
    try {
      const { status } = await fetch(apiUrl + path, {
        method: 'POST',
        body,
        keepalive: true,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      return outcomeOf(status);
    } catch {
      return 'unreached';
    }
  };
