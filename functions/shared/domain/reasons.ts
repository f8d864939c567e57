/**
 * The closed list of reasons for not mailing a step. Each decision not to send is stored on the checkout and counted
 * with exactly one of them; docs/reasons.md says in words what each means.
 */
export const SKIP_REASONS = [
  'ordered',
  'forgotten',
  'missing',
  'no-address',
  'no-consent',
  'paused',
  'unsubscribed',
  'suppressed',
  'superseded',
  'capped',
  'min-gap',
  'too-late',
  'held-out',
  'unknown-send',
  'rejected',
  'sending-unavailable',
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/** The reasons that only put a step off: they pass with time. */
export type DeferReason = Extract<SkipReason, 'capped' | 'min-gap' | 'sending-unavailable'>;

/** What can be missing on the shopper's side before any recipient record is read. */
export type ContactReason = Extract<SkipReason, 'no-address' | 'no-consent' | 'paused'>;

/**
 * The reasons that the shopper can lift by typing on, another address for one: the step stays open and gets a new timer
 * when they do.
 */
export type LiftableReason = ContactReason | Extract<SkipReason, 'unsubscribed' | 'suppressed'>;

const LIFTABLE: ReadonlySet<string> = new Set<LiftableReason>([
  'no-address',
  'no-consent',
  'paused',
  'unsubscribed',
  'suppressed',
]);

export const isLiftable = (reason: SkipReason): reason is LiftableReason => LIFTABLE.has(reason);
