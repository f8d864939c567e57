import { createHash } from 'node:crypto';
import type { ShopSettings } from '../shared/contract/store.ts';
import { html, type Html } from '../shared/html.ts';
import { DARK, LIGHT, type Palette } from '../shared/mail/theme.ts';

type Shop = Pick<ShopSettings, 'name' | 'homeUrl'>;

/** A page ready to be sent. */
export interface LinkPage {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Content {
  readonly title: string;
  readonly body: Html;
  /** A way on, for who came to a dead end. */
  readonly isShopLinked: boolean;
}

const LANGUAGE = 'en';

const colours = ({ page, sheet, ink, muted, accent, onAccent }: Palette): string =>
  `--page: ${page}; --sheet: ${sheet}; --ink: ${ink}; --muted: ${muted}; --accent: ${accent}; --on-accent: ${onAccent};`;

/** The mail's own colours, so that its pages look like it. */
const STYLE_SHEET = `
:root { color-scheme: light dark; ${colours(LIGHT)} }
@media (prefers-color-scheme: dark) {
  :root { ${colours(DARK)} }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 12vh 16px 48px; background: var(--page); color: var(--ink); font: 16px/1.6 -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 36px 32px; border-radius: 10px; background: var(--sheet); }
.shop { margin: 0 0 20px; color: var(--muted); }
h1 { margin: 0 0 12px; font: 400 26px/1.3 Georgia, Times New Roman, serif; }
p { margin: 0 0 16px; }
main > :last-child { margin-bottom: 0; }
form { margin-top: 28px; }
button { padding: 14px 30px; border: 0; border-radius: 6px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`;

/** Made in one piece: the policy's hash covers all that stands between the tags. */
const styleElement: Html = { markup: `<style>${STYLE_SHEET}</style>` };

/** Stricter than the default for pages: exactly this style sheet, and a form that posts to us. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE_SHEET).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const PAGE_HEADERS = { 'content-security-policy': POLICY, 'x-robots-tag': 'noindex' };

const layout = ({ name, homeUrl }: Shop, { title, body, isShopLinked }: Content): Html =>
  html`<!doctype html>
    <html lang="${LANGUAGE}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${name}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <p class="shop">${name}</p>
          <h1>${title}</h1>
          ${body} ${isShopLinked ? html`<p><a href="${homeUrl}">Go to ${name}</a></p>` : undefined}
        </main>
      </body>
    </html>`;

const page = (statusCode: number, shop: Shop, content: Content): LinkPage => ({
  statusCode,
  body: layout(shop, content).markup,
  headers: PAGE_HEADERS,
});

/** The form posts to the page's own address. */
export const unsubscribePage = (shop: Shop): LinkPage =>
  page(200, shop, {
    title: 'No more of these mails?',
    body: html`<p>One press and ${shop.name} will not write to you about unfinished orders again.</p>
      <form method="post"><button>Unsubscribe</button></form>`,
    isShopLinked: false,
  });

export const unsubscribedPage = (shop: Shop): LinkPage =>
  page(200, shop, {
    title: 'You are unsubscribed',
    body: html`<p>
        ${shop.name} will not write to you about unfinished orders again. This holds from this moment on.
      </p>
      <p>Mails about orders that you have placed are not affected.</p>`,
    isShopLinked: false,
  });

export const unsubscribeExpiredPage = (shop: Shop): LinkPage =>
  page(410, shop, {
    title: 'This link is too old',
    body: html`<p>
      It stopped working some time ago. Please use the link in a newer mail, or just reply to the mail and
      ask: a person reads it.
    </p>`,
    isShopLinked: true,
  });

export const cartGonePage = (shop: Shop): LinkPage =>
  page(410, shop, {
    title: 'This cart is no longer here',
    body: html`<p>
      We keep carts for a limited time only, and not after an order or when asked to forget them. What was in
      it may well still be in the shop.
    </p>`,
    isShopLinked: true,
  });

export const unknownLinkPage = (shop: Shop): LinkPage =>
  page(404, shop, {
    title: 'This link does not work',
    body: html`<p>
      Perhaps it was cut off on its way. Please try the link in the mail once more, or just reply to the mail:
      a person reads it and will help.
    </p>`,
    isShopLinked: true,
  });

/** For a failure of ours, under the status that it came with. */
export const failurePage = (statusCode: number, shop: Shop): LinkPage =>
  page(statusCode, shop, {
    title: 'That did not work just now',
    body: html`<p>The fault is on our side. Please try again in a moment.</p>`,
    isShopLinked: true,
  });
