/** All that the script says to a shopper. `version` is stored with the consent: change it with the words. */
export interface Texts {
  readonly version: string;
  /** The notice, and the words beside the box. */
  readonly notice: (shop: string, days: number) => string;
  /** Before the same words where a box must be ticked. */
  readonly boxLead: string;
  readonly privacy: string;
  readonly saved: string;
  readonly dontSave: string;
  readonly whatIsKept: string;
  readonly kept: {
    readonly email: string;
    readonly firstName: string;
    readonly cart: string;
    readonly items: (count: number) => string;
    readonly place: string;
    readonly until: (days: number) => string;
    readonly never: string;
  };
  readonly erased: string;
  /** The server could not be reached. */
  readonly erasedSoon: string;
  readonly restored: string;
  readonly linkExpired: string;
  readonly restoreFailed: string;
  readonly close: string;
}

export const ENGLISH: Texts = {
  version: 'en-2026-11',
  notice: (shop, days) =>
    `As you type, ${shop} keeps your e-mail address, first name and cart for up to ${days} days, ` +
    'and may write to help if you are interrupted. Never your card or password.',
  boxLead: 'Yes, help me if I am interrupted.',
  privacy: 'Privacy',
  saved: 'Saved, so that we can help if you are interrupted.',
  dontSave: 'Don’t save',
  whatIsKept: 'What is kept',
  kept: {
    email: 'E-mail',
    firstName: 'First name',
    cart: 'Cart',
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    place: 'Language and place',
    until: (days) => `For up to ${days} days, and gone at once when you say “don’t save”.`,
    never: 'Nothing else you type here is read: no card, no password, no postal address.',
  },
  erased: 'Not saved. What was kept is erased, and nothing more is sent.',
  erasedSoon: 'Nothing more is sent. What was kept is erased as soon as you are online again.',
  restored: 'Welcome back. Your cart is as you left it.',
  linkExpired: 'This link is no longer valid, so we could not bring your cart back. We are sorry.',
  restoreFailed: 'We could not bring your cart back just now. Please try the link again in a moment.',
  close: 'Close',
};
