import * as z from 'zod';
import { noCardNumber, textSchema } from './text.ts';

/** What browsers, mail programs and caches take without trouble. */
const MAX_URL_LENGTH = 2048;

const originsOf = (urls: readonly string[]): ReadonlySet<string> =>
  new Set(urls.map((url) => new URL(url).origin));

/** `blob:` and `filesystem:` URLs carry the origin of the page that made them, so the scheme is asked for as well. */
const isAllowed = (url: URL, origins: ReadonlySet<string>): boolean =>
  ['https:', 'http:'].includes(url.protocol) &&
  origins.has(url.origin) &&
  url.username === '' &&
  url.password === '';

/**
 * An absolute URL on one of `origins`, without credentials, at most 2048 characters. Its output is the URL as browsers
 * read it (WHATWG), so that what was checked is what is stored.
 */
export const linkUrlSchema = (origins: readonly string[]) => {
  const allowed = originsOf(origins);
  return textSchema(MAX_URL_LENGTH)
    .transform((text, context) => {
      const url = URL.parse(text);
      if (url !== null && isAllowed(url, allowed) && url.href.length <= MAX_URL_LENGTH) return url.href;
      context.addIssue({
        code: 'custom',
        message: 'expected an absolute URL on an address that the shop allows',
        input: text,
      });
      return z.NEVER;
    })
    .check(noCardNumber);
};
