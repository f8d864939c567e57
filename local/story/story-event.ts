import type { ObservedMail } from './observed.ts';

/** One thing that the story says must be true in the end. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
}

/** One line of the story. */
export type StoryEvent =
  /** The story's first moment, ISO 8601. */
  | { readonly kind: 'began'; readonly at: string }
  | { readonly kind: 'happened'; readonly who: string; readonly what: string }
  /** ISO 8601. */
  | { readonly kind: 'passed'; readonly duration: string }
  | { readonly kind: 'mailed'; readonly mail: ObservedMail }
  | { readonly kind: 'checked'; readonly check: Check };

export interface StoryOutcome {
  readonly outcome: 'ok' | 'failed';
  readonly mails: number;
  readonly checks: readonly Check[];
}
