import type { LaterTexts, NoticeTexts } from './texts.ts';

export const ENGLISH_NOTICE: NoticeTexts = {
  notice:
    'As you type, {shop} keeps your e-mail address, first name, cart, language, country and time zone for up to ' +
    '{days} days, or until you say “don’t save”, to help with a few e-mails about this cart if you are interrupted. ' +
    'Other fields stay in this browser only, for a day; card and password fields are never read.',
  box: 'Yes, help me if I am interrupted.',
  privacy: 'Privacy',
};

export const ENGLISH: LaterTexts = {
  saved: 'Saved, so that we can help if you are interrupted.',
  dontSave: 'Don’t save',
  whatIsKept: 'What is kept',
  keptEmail: 'E-mail',
  keptFirstName: 'First name',
  keptCart: 'Cart',
  keptPlace: 'Language and place',
  keptUntil: 'For up to {days} days, and gone at once when you say “don’t save”.',
  keptHere:
    'What else you fill in, such as street and phone, stays in this browser only, for 24 hours. ' +
    'Card and password fields are never read.',
  erased: 'Not saved. What was kept is erased, and nothing more is sent.',
  erasedSoon: 'Nothing more is sent. What was kept is erased as soon as you are online again.',
  fillIn: 'Fill in what I had typed',
  restored: 'Welcome back. Your cart is as you left it.',
  linkExpired: 'This link is no longer valid, so we could not bring your cart back. We are sorry.',
  restoreFailed: 'We could not bring your cart back just now. Please try the link again in a moment.',
  close: 'Close',
};
