import { html, type Html } from '../html.ts';
import type { Letter, LetterCart, LetterLine, LetterLink, LetterSender } from './letter.ts';
import { STYLE, STYLE_SHEET } from './theme.ts';

/** Tables that only lay out say so to screen readers. `bdi` keeps a title in another script from turning its line round. */

const PLAIN: Html = html`cellpadding="0" cellspacing="0" border="0"`;

const paragraph = (text: string): Html => html`<p class="ink" style="${STYLE.paragraph}">${text}</p>`;

const cartLine = ({ title, detail, amount }: LetterLine): Html =>
  html` <tr>
    <th scope="row" class="ink" style="${STYLE.cartTitle}">
      <bdi>${title}</bdi>
      ${detail && html`<br /><span class="muted" style="${STYLE.cartMuted}"><bdi>${detail}</bdi></span>`}
    </th>
    <td class="ink" style="${STYLE.cartAmount}"><bdi>${amount}</bdi></td>
  </tr>`;

const cartMore = (more: string): Html =>
  html` <tr>
    <td colspan="2" class="muted" style="${STYLE.cartTitle}${STYLE.cartMuted}">${more}</td>
  </tr>`;

const cartTotal = ({ label, amount }: NonNullable<LetterCart['total']>): Html =>
  html` <tr>
    <th scope="row" class="ink line" style="${STYLE.cartTitle}${STYLE.cartTotal}">${label}</th>
    <td class="ink line" style="${STYLE.cartAmount}${STYLE.cartTotal}"><bdi>${amount}</bdi></td>
  </tr>`;

const cartTable = ({ heading, lines, more, total, note }: LetterCart): Html =>
  html` <table width="100%" ${PLAIN} class="line" style="${STYLE.cart}">
      <caption class="ink" style="${STYLE.cartHeading}">
        ${heading}
      </caption>
      ${lines.map(cartLine)} ${more && cartMore(more)} ${total && cartTotal(total)}
    </table>
    <p class="muted line" style="${STYLE.note}">${note}</p>`;

/** The padding is the link's, so all of it can be pressed; Outlook, which ignores that, pads the cell. */
const button = ({ label, url }: LetterLink): Html =>
  html` <table role="presentation" ${PLAIN} class="wide">
    <tr>
      <td class="button" style="${STYLE.buttonCell}">
        <a href="${url}" style="${STYLE.button}">${label}</a>
      </td>
    </tr>
  </table>`;

const signature = (closing: string, { name, shop, replyTo, phone }: LetterSender): Html =>
  html` <p class="ink" style="${STYLE.paragraph}margin-top:28px;">
      ${closing}<br /><strong>${name}</strong><br />${shop}
    </p>
    <p class="muted" style="${STYLE.contact}">
      <a class="link" style="${STYLE.link}" href="mailto:${replyTo}">${replyTo}</a>
      ${phone && html`<br /><a class="link" style="${STYLE.link}" href="tel:${dialable(phone)}">${phone}</a>`}
    </p>`;

/** RFC 3966: digits and a leading plus. */
const dialable = (phone: string): string => phone.replace(/\(0\)/, '').replace(/[^\d+]/g, '');

const smallPrint = ({ smallPrint, unsubscribe, sender }: Letter): Html =>
  html` ${smallPrint.map((text) => html`<p class="muted" style="${STYLE.smallPrint}">${text}</p>`)}
    <p class="muted" style="${STYLE.smallPrint}">
      <a class="muted" style="${STYLE.smallPrintLink}" href="${unsubscribe.url}">${unsubscribe.label}</a>
    </p>
    <p class="muted" style="${STYLE.smallPrint}margin-bottom:0;">${sender.shop}, ${sender.postalAddress}</p>`;

const body = (letter: Letter): Html =>
  html` <div style="${STYLE.preheader}">${letter.preheader}</div>
    <table role="presentation" width="100%" ${PLAIN} class="page" style="${STYLE.page}">
      <tr>
        <td align="center">
          <!--[if mso]><table role="presentation" width="580" ${PLAIN}><tr><td><![endif]-->
          <table role="presentation" width="100%" ${PLAIN} style="max-width:580px;">
            <tr>
              <td class="ink pad" style="${STYLE.shop}">${letter.sender.shop}</td>
            </tr>
            <tr>
              <td class="sheet pad" style="${STYLE.sheet}">
                ${[letter.greeting, ...letter.paragraphs].map(paragraph)}
                ${letter.cart && cartTable(letter.cart)} ${button(letter.action)}
                ${signature(letter.closing, letter.sender)}
              </td>
            </tr>
            <tr>
              <td class="pad" style="${STYLE.smallPrintCell}">${smallPrint(letter)}</td>
            </tr>
          </table>
          <!--[if mso]></td></tr></table><![endif]-->
        </td>
      </tr>
    </table>`;

const styleSheet: Html = { markup: STYLE_SHEET };

/** The mail as a page: no pictures, no scripts, nothing fetched from anywhere. */
export const renderHtml = (letter: Letter): string =>
  html`<!doctype html>
    <html lang="${letter.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        <style>
          ${styleSheet}
        </style>
      </head>
      <body class="page" style="${STYLE.page}">
        ${body(letter)}
      </body>
    </html>`.markup;
