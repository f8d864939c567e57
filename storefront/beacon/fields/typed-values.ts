import { mayHoldCardNumber } from './card-number.ts';

/** `undefined`: not fit to send, so unchanged for the server; `null`: the shopper emptied it. */
export type TypedValue = string | null | undefined;

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 50;

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]{2,}$/;

/** An address as far as it is complete: half of one is not sent. */
export const acceptEmail = (raw: string): TypedValue => {
  const text = raw.trim();
  if (text === '') return null;
  return text.length <= LONGEST_EMAIL && EMAIL.test(text) && !mayHoldCardNumber(text) ? text : undefined;
};

/**
 * A first name. No name has a digit of any script, but each part of a card number typed into the wrong field has some;
 * nor a control character or a broken one, which come with a paste and which the server refuses.
 */
export const acceptFirstName = (raw: string): TypedValue => {
  const text = raw.trim();
  if (text === '') return null;
  return text.length <= LONGEST_NAME && !/[\p{N}\p{Cc}\p{Cs}\ufffd@]/u.test(text) ? text : undefined;
};

/** Of a full name only its first word is kept. */
export const acceptFullName = (raw: string): TypedValue =>
  /\p{N}/u.test(raw) ? undefined : acceptFirstName(raw.trim().split(/\s+/)[0] ?? '');
