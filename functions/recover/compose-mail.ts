import type { SenderSettings, ShopSettings } from '../shared/contract/store.ts';
import type { OpenCheckout } from '../shared/domain/checkout.ts';
import { returnLinkEndsAt, UNSUBSCRIBE_LINK_MS } from '../shared/domain/link-lifetime.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import * as copy from '../shared/mail/copy.ts';
import { describeCart } from '../shared/mail/describe-cart.ts';
import type { Letter } from '../shared/mail/letter.ts';
import { renderHtml } from '../shared/mail/render-html.ts';
import { renderText } from '../shared/mail/render-text.ts';
import { greetableName } from '../shared/mail/typed-text.ts';
import type { Composer, LinkTokens } from '../shared/ports.ts';

export interface ComposerSettings {
  readonly shop: ShopSettings;
  readonly sender: SenderSettings;
  /** How long a checkout is kept after the shopper's last activity. */
  readonly retentionMs: number;
  /** Without a slash at the end. */
  readonly linkBaseUrl: string;
}

interface Links {
  readonly back: string;
  readonly unsubscribe: string;
}

const calendarDay = (at: EpochMs): string =>
  new Intl.DateTimeFormat(copy.COPY_LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

/** Consent was checked before; a checkout without any is not mailed, and the weaker wording is the careful one. */
const whyLine = (checkout: OpenCheckout, shop: string, until: string): string =>
  copy.FOOTER.why(shop, checkout.consent?.mode ?? 'notice', until);

const writeLetter = (
  checkout: OpenCheckout,
  template: copy.MailTemplate,
  { shop, sender, retentionMs }: ComposerSettings,
  links: Links,
): Letter => {
  const cart = describeCart(checkout.cart, [checkout.locale, shop.locale], shop.currency);
  const hasCart = cart !== undefined;
  const until = calendarDay(returnLinkEndsAt(checkout.lastActivityAt, retentionMs));
  return {
    ...copy.openingFor(template, { shop: shop.name, hasCart, keptUntil: until }),
    language: copy.COPY_LANGUAGE,
    greeting: copy.greeting(greetableName(checkout.firstName)),
    cart,
    action: { label: copy.actionLabel(hasCart), url: links.back },
    closing: copy.CLOSING,
    sender: { ...sender, shop: shop.name },
    smallPrint: [whyLine(checkout, shop.name, until), copy.FOOTER.notYou],
    unsubscribe: { label: copy.FOOTER.unsubscribe, url: links.unsubscribe },
  };
};

/** One-click unsubscribing, for the mail program's own button (RFC 8058). */
const unsubscribeHeaders = (url: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/**
 * Writes the mail of one step. Of what the shopper typed only the first name, product titles, quantities and prices
 * appear, each filtered; all links are ours.
 */
export const createComposer =
  (settings: ComposerSettings, tokens: LinkTokens): Composer =>
  async (checkout, { email, recipientKey }, { template }, attempt, now) => {
    const backEndsAt = returnLinkEndsAt(checkout.lastActivityAt, settings.retentionMs);
    const [back, unsubscribe] = await Promise.all([
      tokens.seal('return', checkout.checkoutId, backEndsAt),
      tokens.seal('unsubscribe', recipientKey, now + UNSUBSCRIBE_LINK_MS),
    ]);
    const links: Links = {
      back: `${settings.linkBaseUrl}/r/${back}`,
      unsubscribe: `${settings.linkBaseUrl}/u/${unsubscribe}`,
    };
    const letter = writeLetter(checkout, template, settings, links);
    return {
      to: email,
      subject: letter.subject,
      html: renderHtml(letter),
      text: renderText(letter),
      headers: unsubscribeHeaders(links.unsubscribe),
      attempt,
      recipientKey,
    };
  };
