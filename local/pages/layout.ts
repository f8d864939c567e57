import { html, type Html } from '../../functions/shared/html.ts';

export interface LayoutParts {
  readonly lang: string;
  readonly title: string;
  /** Below /assets, without its ending: its style sheet, and its script where it has one. */
  readonly name: string;
  readonly hasScript: boolean;
  /** After our own script. */
  readonly scripts?: Html;
  /** In the bar, between the clock and the links. */
  readonly controls?: Html;
  readonly body: Html;
}

const LINKS = [
  { name: 'shop', path: '/', label: html`Shop` },
  {
    name: 'mailbox',
    path: '/mailbox',
    label: html`Mailbox <span class="count" data-mail-count hidden></span>`,
  },
];

const link = (current: string) => (entry: (typeof LINKS)[number]) =>
  entry.name === current
    ? html`<a href="${entry.path}" aria-current="page">${entry.label}</a>`
    : html`<a href="${entry.path}">${entry.label}</a>`;

/** The bar of the local run: no part of the shop, and it looks so. */
const localBar = (name: string, controls: Html | undefined): Html =>
  html`<div class="local-bar" role="region" aria-label="Local run">
    <nav aria-label="Pages">${LINKS.map(link(name))}</nav>
    ${controls}
    <div class="clock">
      <time data-clock></time>
      <button type="button" data-advance="PT3H">+ 3 hours</button>
      <button type="button" data-advance="P1D">+ 1 day</button>
    </div>
    <p class="news" role="status" data-news></p>
  </div>`;

export const layout = ({ lang, title, name, hasScript, scripts, controls, body }: LayoutParts): string =>
  html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/base.css" />
        <link rel="stylesheet" href="/assets/${name}.css" />
        <script src="/assets/bar.js" type="module"></script>
        ${hasScript ? html`<script src="/assets/${name}.js" type="module"></script>` : undefined} ${scripts}
      </head>
      <body>
        ${localBar(name, controls)} ${body}
      </body>
    </html>`.markup;
