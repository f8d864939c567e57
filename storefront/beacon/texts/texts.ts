/**
 * All that the script says to a shopper, as plain strings, so that a shop can replace any of them by JSON. `{shop}` is
 * the shop's name, `{days}` how many days the server keeps what was typed.
 */
export interface Texts {
  /**
   * Before anything is sent: what is kept, why, for how long, by whom, and how to take a yes back, which must be said
   * before it is given (GDPR, article 7). `{shop}`, `{days}`
   */
  readonly notice: string;
  /** Leads the same words beside the box where one must be ticked. */
  readonly box: string;
  /** The link to the shop's own page about it. */
  readonly privacy: string;
  /** That page; without one there is no link. */
  readonly privacyUrl?: string | undefined;
  readonly saved: string;
  readonly dontSave: string;
  readonly whatIsKept: string;
  readonly keptEmail: string;
  readonly keptFirstName: string;
  readonly keptCart: string;
  readonly keptPlace: string;
  /** Names the button of `dontSave`. `{days}` */
  readonly keptUntil: string;
  /** What stays in this browser, and what is never read. */
  readonly keptHere: string;
  readonly erased: string;
  /** The server could not be reached yet. */
  readonly erasedSoon: string;
  readonly fillIn: string;
  readonly restored: string;
  readonly linkExpired: string;
  readonly restoreFailed: string;
  readonly close: string;
}

/** What stands at the form before the shopper does anything. */
export type NoticeTexts = Pick<Texts, 'notice' | 'box' | 'privacy' | 'privacyUrl'>;

/** What is said once the shopper has done something. */
export type LaterTexts = Omit<Texts, keyof NoticeTexts>;
