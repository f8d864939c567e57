/**
 * The condition context keys that the local run knows the values of. A policy that asks for another one is refused when
 * the template is read, since it could only be judged by guessing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const CONTEXT_KEYS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'dynamodb:EnclosingOperation',
  'iam:PassedToService',
  'ses:FromAddress',
  'ses:Recipients',
] as const;

export type ContextKey = (typeof CONTEXT_KEYS)[number];

/** What is known of a request besides who, what and where. */
export type Context = Readonly<Partial<Record<ContextKey, string | readonly string[]>>>;

const KNOWN: ReadonlySet<string> = new Set(CONTEXT_KEYS.map((key) => key.toLowerCase()));

export const isKnownContextKey = (key: string): boolean => KNOWN.has(key.toLowerCase());
