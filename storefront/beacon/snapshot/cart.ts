import { isRecord } from '../is-record.ts';
import { mayTitleHoldCardNumber } from '../fields/card-number.ts';
import type { Cart, CartItem } from '../../../functions/shared/domain/checkout.ts';

/** What the server takes: see functions/shared/contract. */
const CART_LIMITS = {
  items: 50,
  quantity: 9999,
  amount: 10_000_000_000,
  sku: 100,
  name: 250,
  url: 2048,
} as const;

/** Half a character or the mark of one that was lost: the server would refuse the whole beacon. */
const BROKEN = /[\p{Cs}\ufffd]/u;

/** Cut where it is too long, but not within a character. */
const textOf = (value: unknown, longest: number): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = value.slice(0, longest).replace(/\p{Cs}$/u, '');
  return text === '' || BROKEN.test(text) ? undefined : text;
};

/** Shops put an engraving, which the shopper typed, into the title. */
const titleOf = (value: unknown): string | undefined => {
  const title = textOf(value, CART_LIMITS.name);
  return title !== undefined && mayTitleHoldCardNumber(title) ? undefined : title;
};

/** An absolute address without its fragment; one too long to send is left out. */
const urlOf = (value: unknown, base: string): string | undefined => {
  if (typeof value !== 'string' || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  url.hash = '';
  return url.href.length <= CART_LIMITS.url ? url.href : undefined;
};

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const isCurrency = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

const itemOf = (value: unknown, base: string): CartItem[] => {
  if (!isRecord(value)) return [];
  const { quantity, unitPrice, sku, name, reduced, url, image } = value;
  if (!isWithin(quantity, 1, CART_LIMITS.quantity) || !isWithin(unitPrice, 0, CART_LIMITS.amount)) return [];
  return [
    {
      sku: textOf(sku, CART_LIMITS.sku),
      name: titleOf(name),
      quantity,
      unitPrice,
      reduced: typeof reduced === 'boolean' ? reduced : undefined,
      url: urlOf(url, base),
      image: urlOf(image, base),
    },
  ];
};

/** Of the 8 KB that the server takes, the rest of a beacon needs less than 2. */
const MOST_BYTES = 6 * 1024;

const isSmall = (cart: Cart): boolean => new TextEncoder().encode(JSON.stringify(cart)).length <= MOST_BYTES;

/** A large cart loses its pictures and links first, then its last items. */
const fit = (cart: Cart): Cart => {
  if (isSmall(cart)) return cart;
  const plain = cart.items.map((item) => ({ ...item, url: undefined, image: undefined }));
  const most = plain.findLastIndex((_, at) => isSmall({ ...cart, items: plain.slice(0, at + 1) }));
  return { ...cart, items: plain.slice(0, most + 1) };
};

/**
 * The shop's cart as the server takes it: known keys only, prices in minor units, over-long texts cut. Without a `url`
 * the mail leads back to this page. `undefined`: there is no cart that could be sent.
 */
export const cartOf = (
  value: unknown,
  page: { readonly baseUrl: string; readonly url: string },
): Cart | undefined => {
  if (!isRecord(value)) return undefined;
  const { currency, url, items } = value;
  if (!isCurrency(currency) || !Array.isArray(items)) return undefined;
  return fit({
    currency,
    url: urlOf(url ?? page.url, page.baseUrl),
    items: items.slice(0, CART_LIMITS.items).flatMap((item) => itemOf(item, page.baseUrl)),
  });
};
