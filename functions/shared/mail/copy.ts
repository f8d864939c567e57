/**
 * All words of the recovery mails. A named person at the shop writes, offers help, and lets the shopper be.
 * What the shopper typed appears in none of these but the greeting.
 */

export type MailTemplate = 'help' | 'reminder' | 'offer';

export interface Occasion {
  readonly shop: string;
  /** Without a cart (the page told us of none) the mail speaks of the order instead. */
  readonly hasCart: boolean;
  /** Until when the checkout is kept: `21 December 2026`. */
  readonly keptUntil: string;
}

interface Opening {
  readonly subject: string;
  /** The line that the inbox shows beside the subject. */
  readonly preheader: string;
  readonly paragraphs: readonly string[];
}

/** The language of the copy (BCP 47). */
export const COPY_LANGUAGE = 'en-GB';

const openings: Readonly<Record<MailTemplate, (occasion: Occasion) => Opening>> = {
  help: ({ shop, hasCart }) => ({
    subject: `Can I help with your order at ${shop}?`,
    preheader: 'If something got in the way, just reply. I read every answer.',
    paragraphs: [
      hasCart
        ? 'Your cart is still here, just as you left it.'
        : `You began an order at ${shop}, and it is not finished yet.`,
      'Is there anything I can help with? If something on our site didn’t work, or you have a question about ' +
        'delivery, payment or a product, just reply to this mail: it comes straight to me.',
    ],
  }),
  reminder: ({ shop, hasCart }) => ({
    subject: hasCart ? `Your cart at ${shop} is still here` : `Your order at ${shop} is still open`,
    preheader: 'In case something came up: here is the way back, on any device.',
    paragraphs: [
      hasCart
        ? 'A short note in case something came up: your cart is still here, and the button below takes you back to ' +
          'it, on any device.'
        : 'A short note in case something came up: the button below takes you back to our shop, on any device.',
      'If it was something else, a technical problem perhaps or a question that we left open, tell me. ' +
        'I’d be glad to sort it out with you.',
    ],
  }),
  offer: ({ shop, hasCart, keptUntil }) => ({
    subject: hasCart
      ? `One last note about your cart at ${shop}`
      : `One last note about your order at ${shop}`,
    preheader: 'And one small question, if you have a minute.',
    paragraphs: [
      hasCart
        ? `This is my last mail about this cart. If you would still like it, it is here for you until ${keptUntil}.`
        : 'This is my last mail about this order. If you would still like it, the button below takes you back.',
      'And if you decided against it, that is quite all right. A line about what put you off would help us to do ' +
        'better: reply to this mail, I read every answer.',
    ],
  }),
};

export const openingFor = (template: MailTemplate, occasion: Occasion): Opening =>
  openings[template](occasion);

export const greeting = (name: string | undefined): string =>
  name === undefined ? 'Hello,' : `Hello ${name},`;

export const CART = {
  heading: 'Your cart',
  unnamedItem: 'Item',
  eachAt: (quantity: string, unitPrice: string) => `${quantity} × ${unitPrice}`,
  quantityOnly: (quantity: string) => `Quantity: ${quantity}`,
  moreItems: (count: number) => (count === 1 ? 'and one more item' : `and ${count} more items`),
  total: 'Total before shipping',
  priceNote: 'Prices as they were at your visit; the cart in the shop shows what applies today.',
} as const;

export const actionLabel = (hasCart: boolean): string => (hasCart ? 'Back to your cart' : 'Back to the shop');

export const CLOSING = 'Kind regards,';

const HOW_WE_MAY: Readonly<Record<'notice' | 'opt-in', string>> = {
  notice: 'where a notice said that we keep your cart and may write to you about it',
  'opt-in': 'and agreed that we keep your cart and may write to you about it',
};

export const FOOTER = {
  why: (shop: string, consent: 'notice' | 'opt-in', keptUntil: string) =>
    `You get this mail because you left your address at the checkout of ${shop}, ${HOW_WE_MAY[consent]}. ` +
    `We keep your address and what you chose until ${keptUntil}.`,
  notYou: 'That wasn’t you? Then somebody mistyped their address: please ignore this mail.',
  unsubscribe: 'Unsubscribe from these mails',
} as const;
