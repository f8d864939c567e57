import type { Cart, CartItem } from '../domain/checkout.ts';
import { CART } from './copy.ts';
import type { LetterCart, LetterLine } from './letter.ts';
import { moneyFormat, type FormatMoney } from './money.ts';
import { printableTitle } from './typed-text.ts';

/** A mail is a reminder, not the cart itself. */
const MAX_LINES = 8;

const lineTotal = ({ quantity, unitPrice }: CartItem): number => quantity * unitPrice;

const detailOf = ({ quantity, unitPrice }: CartItem, money: FormatMoney | undefined): string | undefined => {
  if (quantity === 1) return undefined;
  return money === undefined
    ? CART.quantityOnly(String(quantity))
    : CART.eachAt(String(quantity), money(unitPrice));
};

const describeLine = (item: CartItem, money: FormatMoney | undefined): LetterLine => ({
  title: printableTitle(item.name) ?? CART.unnamedItem,
  detail: detailOf(item, money),
  amount: money?.(lineTotal(item)),
});

/**
 * The cart in words: titles that pass the filter, amounts in the cart's own currency (else the store's) and the first known of `locales`.
 * No links and no pictures of it. `undefined` where there is nothing in it.
 */
export const describeCart = (
  cart: Cart | undefined,
  locales: readonly (string | undefined)[],
  storeCurrency: string,
): LetterCart | undefined => {
  if (cart === undefined || cart.items.length === 0) return undefined;
  const money = moneyFormat(cart.currency ?? storeCurrency, locales);
  const left = cart.items.length - MAX_LINES;
  const total = cart.items.reduce((sum, item) => sum + lineTotal(item), 0);
  return {
    heading: CART.heading,
    lines: cart.items.slice(0, MAX_LINES).map((item) => describeLine(item, money)),
    more: left > 0 ? CART.moreItems(left) : undefined,
    total: money && { label: CART.total, amount: money(total) },
    note: money && CART.priceNote,
  };
};
