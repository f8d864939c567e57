/**
 * Where an event, a request to AWS or a dead letter names a checkout: a key of the table, a member of its own, a tag of
 * an event of SES, a tag of a mail. Within a text in JSON its quotes are escaped.
 */
const CHECKOUT =
  /\\?"(?:checkout#|checkoutId\\?":\s*\\?"|checkout\\?":\s*\[\\?"|Name\\?":\\?"checkout\\?",\\?"Value\\?":\\?")([\w-]{1,64})\\?"/g;

/** The sealed tokens in the links of a mail, and in the requests that they become. */
const LINK_TOKEN = /\/(?:r|u|restore)\/([\w.-]{40,})/g;

const matchesOf = (pattern: RegExp, text: string): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])),
];

/** The checkouts that a text in JSON names. */
export const checkoutsNamedIn = (json: string): readonly string[] => matchesOf(CHECKOUT, json);

/** The tokens of links to a checkout that a text holds. */
export const linkTokensIn = (text: string): readonly string[] => matchesOf(LINK_TOKEN, text);
