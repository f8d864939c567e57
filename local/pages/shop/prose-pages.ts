import { html, type Html } from '../../../functions/shared/html.ts';
import { DAY_MS } from '../../../functions/shared/domain/time.ts';

/** Where the notice's link leads: what a shop would say on a page of its own. */
export const privacyPage = (retentionMs: number): Html =>
  html`<article class="prose">
    <h1>What we keep while you type</h1>
    <p>
      While you fill in the checkout, this page sends us your e-mail address, your first name and your cart,
      with your language, time zone and country. If something interrupts you, a person here may write to you
      and offer help. If you order, or say no, we never do.
    </p>
    <p>
      We keep it for ${Math.round(retentionMs / DAY_MS)} days at most. “Don’t save” at the address field
      erases it at once, and every mail has a link that ends them all.
    </p>
    <p>
      No other field of the checkout is read before you place the order: not your card, not a password, not
      your postal address. If your browser sends a Global Privacy Control signal, nothing is kept at all.
    </p>
    <p><a href="/shop">Back to the shop</a></p>
  </article>`;

export const missingPage: Html = html`<article class="prose">
  <h1>Not on our shelves</h1>
  <p>There is no such page here, or not any more.</p>
  <p><a class="button" href="/shop">All products</a></p>
</article>`;
