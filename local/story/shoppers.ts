import type { Typed } from './shop.ts';

export const ADA: Typed = {
  email: 'ada@example.com',
  firstName: 'Ada',
  locale: 'de-DE',
  country: 'DE',
  consent: 'opt-in',
};
export const BEN: Typed = {
  ...ADA,
  email: 'ben@example.com',
  firstName: 'Ben',
  locale: 'en-GB',
  country: 'GB',
};
export const CHLOE: Typed = {
  ...ADA,
  email: 'chloe@example.com',
  firstName: 'Chloé',
  locale: 'fr-FR',
  country: 'FR',
};
export const DAN: Typed = {
  ...ADA,
  email: 'dan@example.com',
  firstName: 'Dan',
  locale: 'en-US',
  country: 'US',
};
/** SES's mailbox simulator: such a mail is accepted and bounces. */
export const EVE: Typed = {
  ...ADA,
  email: 'bounce@simulator.amazonses.com',
  firstName: 'Eve',
  locale: 'nl-NL',
  country: 'NL',
};
export const EVERYBODY = [ADA, BEN, CHLOE, DAN, EVE];

/** Their checkouts' ids; Eve has two. */
export type Ids = Readonly<Record<'ada' | 'ben' | 'chloe' | 'dan' | 'eve' | 'eveAgain', string>>;
