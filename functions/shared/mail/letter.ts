/**
 * One mail as its reader sees it: every text finished, every typed value checked or replaced. The renderers set it as
 * HTML and as plain text and add no words of their own.
 */
export interface Letter {
  /** BCP 47. */
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly cart?: LetterCart | undefined;
  readonly action: LetterLink;
  readonly closing: string;
  readonly sender: LetterSender;
  /** Why the shopper gets this mail, how long what is known is kept, and what to do if it was not them. */
  readonly smallPrint: readonly string[];
  readonly unsubscribe: LetterLink;
}

export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

export interface LetterCart {
  readonly heading: string;
  readonly lines: readonly LetterLine[];
  /** How many lines were left out. */
  readonly more?: string | undefined;
  readonly total?: { readonly label: string; readonly amount: string } | undefined;
  readonly note?: string | undefined;
}

export interface LetterLine {
  readonly title: string;
  /** Quantity and unit price; absent where there is one of it. */
  readonly detail?: string | undefined;
  readonly amount?: string | undefined;
}

export interface LetterSender {
  readonly name: string;
  readonly shop: string;
  readonly replyTo: string;
  readonly phone?: string | undefined;
  readonly postalAddress: string;
}
