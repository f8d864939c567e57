import { html } from '../../functions/shared/html.ts';
import { layout } from './layout.ts';

const TABS = [
  { id: 'html', label: 'Mail' },
  { id: 'text', label: 'Text' },
  { id: 'headers', label: 'Headers' },
];

/** All mails that this run's SES has accepted, for whomever they were. */
export const mailboxPage = (): string =>
  layout({
    lang: 'en',
    title: 'Mailbox · local run',
    name: 'mailbox',
    hasScript: true,
    body: html`<main class="mailbox" data-mailbox>
      <section class="list" aria-labelledby="list-heading">
        <h1 id="list-heading">Mailbox</h1>
        <p class="empty" data-empty hidden>
          No mail yet. Type an address at the <a href="/">checkout</a>, walk away, and move the clock on by
          three hours.
        </p>
        <ol data-list></ol>
      </section>
      <article class="reading" data-reading hidden aria-labelledby="subject">
        <a class="back" href="#">‹ All mails</a>
        <header>
          <h2 id="subject" data-subject></h2>
          <dl>
            <dt>From</dt>
            <dd data-from></dd>
            <dt>To</dt>
            <dd data-to></dd>
            <dt>Reply to</dt>
            <dd data-reply-to></dd>
            <dt>Sent</dt>
            <dd data-at></dd>
          </dl>
        </header>
        <div role="tablist" aria-label="Show as">
          ${TABS.map(
            ({ id, label }) =>
              html`<button
                type="button"
                role="tab"
                id="tab-${id}"
                aria-controls="panel-${id}"
                data-tab="${id}"
              >
                ${label}
              </button>`,
          )}
        </div>
        <div role="tabpanel" id="panel-html" aria-labelledby="tab-html">
          <iframe
            title="The mail as the shopper sees it"
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            data-frame
          ></iframe>
        </div>
        <div role="tabpanel" id="panel-text" aria-labelledby="tab-text" tabindex="0" hidden>
          <pre data-text></pre>
        </div>
        <div role="tabpanel" id="panel-headers" aria-labelledby="tab-headers" tabindex="0" hidden>
          <dl class="headers" data-headers></dl>
        </div>
      </article>
    </main>`,
  });
