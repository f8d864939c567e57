import fc from 'fast-check';
import { createComposer } from '../../../functions/recover/compose-mail.ts';
import type { CartItem, OpenCheckout } from '../../../functions/shared/domain/checkout.ts';
import { DAY_MS, HOUR_MS } from '../../../functions/shared/domain/time.ts';
import { createLinkTokens } from '../../../functions/shared/links/link-tokens.ts';
import { UNSUBSCRIBE_LINK_MS } from '../../../functions/shared/domain/link-lifetime.ts';

import { aCart, anOpenCheckout, CHECKOUT_ID, RECIPIENT_KEY } from '../../support/builders.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const RETENTION_MS = 30 * DAY_MS;
const LINK_BASE_URL = 'https://hello.nordlicht.example';
const tokens = createLinkTokens(() => Promise.resolve('a secret of the stack'));

const settings = {
  shop: {
    storeId: 'nordlicht',
    name: 'Nordlicht <Keramik> & Co',
    homeUrl: 'https://nordlicht.example',
    locale: 'de-DE',
    currency: 'EUR',
  },
  sender: {
    name: 'Jana "JL" Lindqvist',
    address: 'jana@mail.nordlicht.example',
    replyTo: 'jana@nordlicht.example',
    phone: '+49 (0)30 5550 1234',
    postalAddress: 'Lindenstraße 12, 10969 Berlin',
  },
  retentionMs: RETENTION_MS,
  linkBaseUrl: LINK_BASE_URL,
};
const composer = createComposer(settings, tokens);

const aCheckout = (changes: Partial<OpenCheckout> = {}): OpenCheckout =>
  anOpenCheckout({
    lastActivityAt: NOW - 2 * HOUR_MS,
    locale: 'de-DE',
    cart: aCart({ items: [anItem({ name: 'Teapot', quantity: 2, unitPrice: 1999 })] }),
    ...changes,
  });

const anItem = (parts: Partial<CartItem> = {}): CartItem => ({ quantity: 1, unitPrice: 100, ...parts });

const TEMPLATES = ['help', 'reminder', 'offer'] as const;

const compose = (checkout: OpenCheckout = aCheckout(), template: (typeof TEMPLATES)[number] = 'help') =>
  composer(
    checkout,
    { email: 'ann@example.com', recipientKey: RECIPIENT_KEY },
    { id: template, template },
    { checkoutId: checkout.checkoutId, step: template, attempt: 1 },
    NOW,
  );

/** As a reader sees it: without markup, entities resolved, no-break spaces as spaces. */
const readable = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const words = (text: string) => text.replace(/\s+/g, ' ');

const linksOf = (html: string) => [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url!);
const tokenAfter = (path: string, text: string) =>
  text.split(`${LINK_BASE_URL}${path}`)[1]!.split(/[\s">]/)[0]!;

describe('the mail', () => {
  it('goes to the shopper, tagged with its attempt', async () => {
    expect(await compose()).toMatchObject({
      to: 'ann@example.com',
      recipientKey: RECIPIENT_KEY,
      attempt: { checkoutId: CHECKOUT_ID, step: 'help', attempt: 1 },
    });
  });

  it.each(TEMPLATES)('says the same as HTML and as text (%s)', async (template) => {
    const { html, text } = await compose(aCheckout(), template);
    for (const line of text.split('\n').filter((line) => /^[A-Z]/.test(line) && !line.endsWith(':'))) {
      expect(readable(html)).toContain(words(line).trim());
    }
  });

  it('differs from step to step', async () => {
    const mails = await Promise.all(TEMPLATES.map((template) => compose(aCheckout(), template)));
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
    expect(mails.map(({ text }) => text.split('\n\n')[1])).toEqual([
      'Your cart is still here, just as you left it.',
      'A short note in case something came up: your cart is still here, and the button below takes you back to it, on any device.',
      'This is my last mail about this cart. If you would still like it, it is here for you until 21 December 2026.',
    ]);
  });

  it('promises no discount in any step', async () => {
    for (const template of TEMPLATES) {
      const { subject, text } = await compose(aCheckout(), template);
      expect(`${subject} ${text}`).not.toMatch(/discount|code|%|offer|save/i);
    }
  });

  it('greets by first name, else without one', async () => {
    expect((await compose()).text).toMatch(/^Hello Ann,\n/);
    for (const firstName of [undefined, 'Win at evil.com', 'Anna\u202e']) {
      expect((await compose(aCheckout({ firstName }))).text).toMatch(/^Hello,\n/);
    }
  });

  it('signs with a person who can be reached by mail and by phone, and says where the shop is', async () => {
    const { html, text } = await compose();
    for (const part of [
      'Jana "JL" Lindqvist',
      'jana@nordlicht.example',
      '+49 (0)30 5550 1234',
      'Lindenstraße 12, 10969 Berlin',
    ]) {
      expect(readable(html)).toContain(part);
      expect(text).toContain(part);
    }
    expect(linksOf(html)).toEqual(
      expect.arrayContaining(['mailto:jana@nordlicht.example', 'tel:+493055501234']),
    );
  });

  it('does without a phone where the shop has none', async () => {
    const { phone: _, ...sender } = settings.sender;
    const mail = await createComposer({ ...settings, sender }, tokens)(
      aCheckout(),
      { email: 'ann@example.com', recipientKey: 'k' },
      { id: 'help', template: 'help' },
      { checkoutId: 'c', step: 'help', attempt: 1 },
      NOW,
    );
    expect(mail.html).not.toContain('tel:');
    expect(mail.html + mail.text).not.toContain('undefined');
  });

  it.each([
    ['notice', 'where a notice said that we keep your cart'],
    ['opt-in', 'and agreed that we keep your cart'],
  ] as const)('says why it came and how long we keep what we know (%s)', async (mode, why) => {
    const { text } = await compose(aCheckout({ consent: { mode, version: '1', at: '' } }));
    expect(text).toContain(why);
    expect(text).toContain('We keep your address and what you chose until 21 December 2026.');
  });
});

describe('the cart in the mail', () => {
  const withItems = (items: readonly CartItem[], currency = 'EUR', locale = 'de-DE') =>
    aCheckout({ locale, cart: { currency, items } });

  it('shows title, quantity, unit price, line price and total', async () => {
    const items = [
      anItem({ name: 'Teapot', quantity: 2, unitPrice: 1999 }),
      anItem({ name: 'Cup', unitPrice: 850 }),
    ];
    const { html, text } = await compose(withItems(items));
    for (const mail of [readable(html), words(text)]) {
      expect(mail).toMatch(/Teapot .*2 × 19,99 € .*Cup .*8,50 € .*Total before shipping 48,48 €/);
      expect(mail).toContain('39,98 €');
    }
  });

  it('is in the shopper’s locale and the cart’s currency, not the store’s', async () => {
    const { text } = await compose(withItems([anItem({ unitPrice: 1999 })], 'JPY', 'en-US'));
    expect(text).toContain('¥1,999');
  });

  it('shows no amounts in a currency that we do not know', async () => {
    const { text } = await compose(
      withItems([anItem({ name: 'Teapot', quantity: 3, unitPrice: 4711 })], 'QQQ'),
    );
    expect(words(text)).toContain('- Teapot Quantity: 3 Back to your cart:');
  });

  it('names what has no harmless title by a neutral word', async () => {
    const items = [anItem({ name: 'Get it at evil.com' }), anItem({})];
    expect(words((await compose(withItems(items))).text)).toContain('- Item 1,00 € - Item 1,00 €');
  });

  it('names the first eight lines and counts the others, and the total is that of all', async () => {
    const items = Array.from({ length: 30 }, (_, at) => anItem({ name: `Plate ${at}` }));
    const { text } = await compose(withItems(items));
    expect(text).toContain('Plate 7');
    expect(text).not.toContain('Plate 8');
    expect(words(text)).toContain('and 22 more items Total before shipping 30,00 €');
  });

  it.each([undefined, { currency: 'EUR', items: [] }])(
    'is not spoken of where there is none',
    async (cart) => {
      for (const template of TEMPLATES) {
        const { subject, text } = await compose(aCheckout({ cart }), template);
        expect(`${subject} ${text.split('You get this mail')[0]}`).not.toMatch(/cart/i);
      }
    },
  );
});

describe('the links of the mail', () => {
  it('lead back to the checkout until the day it is forgotten', async () => {
    const { html, text } = await compose();
    const endsAt = NOW - 2 * HOUR_MS + RETENTION_MS;
    for (const token of [tokenAfter('/r/', html), tokenAfter('/r/', text)]) {
      expect(await tokens.open('return', token, endsAt - 1)).toEqual({
        kind: 'valid',
        subject: CHECKOUT_ID,
      });
      expect(await tokens.open('return', token, endsAt)).toEqual({ kind: 'expired' });
    }
  });

  it('unsubscribe the address, in the mail and by the mail program’s own button', async () => {
    const { html, text, headers } = await compose();
    expect(headers).toEqual({
      'List-Unsubscribe': expect.stringMatching(/^<https:\/\/hello\.nordlicht\.example\/u\/[\w.-]+>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    for (const part of [html, text, headers['List-Unsubscribe']!]) {
      expect(
        await tokens.open('unsubscribe', tokenAfter('/u/', part), NOW + UNSUBSCRIBE_LINK_MS - 1),
      ).toEqual({
        kind: 'valid',
        subject: RECIPIENT_KEY,
      });
    }
  });

  it('let people unsubscribe for longer than the 60 days that the contract asks for', () => {
    expect(UNSUBSCRIBE_LINK_MS).toBeGreaterThanOrEqual(60 * DAY_MS);
  });

  it('hold neither the address nor the checkout’s id', async () => {
    const { html, text, headers } = await compose();
    expect([html, text, ...Object.values(headers)].join('\n')).not.toMatch(
      /ann@example|checkout-A|recipient-key/,
    );
  });
});

describe('nothing that was typed', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.webUrl(),
    fc.emailAddress(),
    fc
      .array(
        fc.constantFrom(
          '<img src=x>',
          '"',
          'https://evil.test',
          'evil.com',
          '\u202e',
          'x\r\nBcc: x',
          '\u0007',
          '0301234567',
        ),
      )
      .map((parts) => parts.join(' ')),
  );
  const anyItem = fc.record({
    name: nasty,
    sku: nasty,
    url: nasty,
    image: nasty,
    quantity: fc.integer({ min: 1, max: 999 }),
    unitPrice: fc.nat(99_999_99),
  });
  const anyCheckout = fc
    .record({
      firstName: nasty,
      locale: fc.oneof(nasty, fc.constantFrom('ar-EG', 'he-IL', 'fa-IR', 'de-DE')),
      country: nasty,
      timeZone: nasty,
      cart: fc.record({
        currency: fc.oneof(nasty, fc.constantFrom('EUR', 'JPY', 'EGP', 'ILS')),
        url: nasty,
        items: fc.array(anyItem, { maxLength: 12 }),
      }),
    })
    .map(aCheckout);

  it('puts a link, an image, a control or a direction mark into the mail, or a word into its subject', async () => {
    const subjects = await Promise.all(
      TEMPLATES.map(async (template) => (await compose(aCheckout(), template)).subject),
    );
    const withoutCart = await Promise.all(
      TEMPLATES.map(async (template) => (await compose(aCheckout({ cart: undefined }), template)).subject),
    );
    await fc.assert(
      fc.asyncProperty(anyCheckout, fc.constantFrom(...TEMPLATES), async (checkout, template) => {
        const { subject, html, text } = await compose(checkout, template);
        expect([...subjects, ...withoutCart]).toContain(subject);
        expect(html + text).not.toMatch(/[\p{Bidi_Control}\p{Cs}]|(?!\n)\p{Cc}/u);
        expect(html).not.toMatch(/<(?:img|script|iframe|object|form|link|base)\b/i);
        expect(linksOf(html).map((url) => url.replace(/\/[\w.-]+$/, ''))).toEqual([
          `${LINK_BASE_URL}/r`,
          'mailto:jana@nordlicht.example',
          'tel:+493055501234',
          `${LINK_BASE_URL}/u`,
        ]);
        expect(text.match(/\S+:\/\/[^/\s]*/g)).toEqual([LINK_BASE_URL, LINK_BASE_URL]);
        expect(text).not.toMatch(/evil\.(?:com|test)|Bcc:/);
      }),
      { numRuns: 300 },
    );
  });

  it('makes the mail large', async () => {
    const items = Array.from({ length: 200 }, () =>
      anItem({ name: '&'.repeat(80), quantity: 99, unitPrice: 99_999_99 }),
    );
    const { html } = await compose(aCheckout({ cart: { currency: 'EUR', items } }));
    expect(Buffer.byteLength(html)).toBeLessThan(20_000);
  });
});

describe('the HTML of the mail', () => {
  it('names its language and direction, and knows dark mode', async () => {
    const { html } = await compose();
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en-GB" dir="ltr">/);
    expect(html).toContain('<meta name="color-scheme" content="light dark" />');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  });

  it('marks each table that only lays out', async () => {
    const { html } = await compose(aCheckout({ cart: undefined }));
    for (const table of html.match(/<table\b[^>]*>/g) ?? []) expect(table).toContain('role="presentation"');
  });

  it('escapes the shop’s own words too', async () => {
    const { html, subject } = await compose();
    expect(subject).toBe('Can I help with your order at Nordlicht <Keramik> & Co?');
    expect(html).toContain('Nordlicht &lt;Keramik&gt; &amp; Co');
    expect(html).not.toContain('<Keramik>');
  });
});
