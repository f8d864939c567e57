import { html, type Html } from '../../../functions/shared/html.ts';
import { countryChoices, firstCountry } from './countries.ts';
import { optionsOf } from './form-field.ts';
import type { ConsentRules } from '../../../functions/shared/domain/consent.ts';
import type { ReportState } from './reports.ts';

/** For who watches the demo: no part of the shop, and it looks so. */
const strip = (summary: Html, body: Html): Html =>
  html`<aside class="demo" aria-label="Demo">
    <details>
      <summary>${summary}</summary>
      ${body}
    </details>
  </aside>`;

/** Who the shopper is, and what the storefront script has sent from this page. The script knows nothing of it. */
export const checkoutStrip = (consent: ConsentRules): Html =>
  strip(
    html`Demo: what has left this page <span class="count" data-sent-count>0</span>`,
    html`<form class="controls" method="get" action="/shop/checkout">
        <label
          >Shopper in
          <select name="country" data-country-choice>
            ${optionsOf(countryChoices(consent), firstCountry(consent) ?? 'zone')}
          </select></label
        >
        <button type="button" data-new-shopper>New shopper</button>
      </form>
      <p class="muted">
        Every request of the storefront script, with its whole body. A window of the shop that you open anew
        is another shopper.
      </p>
      <ol data-sent></ol>`,
  );

const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const attemptWords = (attempt: ReportState['attempts'][number]): string => {
  if (!attempt.isTaken) return `${attempt.message}.`;
  return attempt.completed === 0
    ? 'it was taken. There was no open checkout to close.'
    : 'it was taken, so no mail will ever be sent for this checkout.';
};

/** What the shop's back end has told of the order. */
export const reportStrip = ({ attempts, nextAt }: ReportState): Html =>
  strip(
    html`Demo: how the shop has reported it <span class="count">${attempts.length}</span>`,
    html`<ol>
        ${attempts.map(
          (attempt) =>
            html`<li>
              <p>${timeFormat.format(attempt.at)} · POST /v1/orders/generic</p>
              ${attemptWords(attempt)}
            </li>`,
        )}
      </ol>
      ${nextAt === undefined ? undefined : html`<p>The next try is at ${timeFormat.format(nextAt)}.</p>`}`,
  );
