import PostalMime from 'postal-mime';
import { inScheme, withOutwardLinks } from '../../../../local/console/panels/mailbox/mail-markup.ts';
import { filterMails, nameOf, previewOf } from '../../../../local/console/panels/mailbox/mail-rows.ts';
import { sourceOf } from '../../../../local/console/panels/mailbox/mail-source.ts';
import type { MailAnswer } from '../../../../local/shown/answers.ts';

const mail: MailAnswer = {
  at: '2026-11-22T12:00:00.000Z',
  messageId: '010701a2011236f9-87e73a3c-000000',
  from: '"Anna Lindgren" <anna@shop.example>',
  to: ['ada@example.com'],
  replyTo: ['anna@shop.example'],
  subject: 'Can I help with your order?',
  headers: {
    From: '"Anna Lindgren" <anna@shop.example>',
    To: 'ada@example.com',
    Subject: 'Can I help with your order?',
    'List-Unsubscribe': '<https://api.shop.example/u/t>',
    'MIME-Version': '1.0',
  },
  text: 'Hello Ada,\n\nYour cart:  68,00 €\n',
  html: '<!doctype html><html><head lang="en"><title>x</title></head><body><p>Hello Ada,</p></body></html>',
  tags: { step: 'help' },
};

describe('the source of a mail', () => {
  it('is read back by a mail parser as the mail that it was', async () => {
    const parsed = await PostalMime.parse(new TextEncoder().encode(sourceOf(mail)));
    expect(parsed).toMatchObject({
      subject: mail.subject,
      from: { name: 'Anna Lindgren', address: 'anna@shop.example' },
      to: [{ address: 'ada@example.com' }],
    });
    expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(parsed.html?.trimEnd()).toBe(mail.html);
    expect(parsed.headers).toContainEqual(
      expect.objectContaining({ key: 'list-unsubscribe', value: '<https://api.shop.example/u/t>' }),
    );
  });

  it('has no part that the mail has not', async () => {
    const parsed = await PostalMime.parse(new TextEncoder().encode(sourceOf({ ...mail, html: '' })));
    expect(parsed.html).toBeUndefined();
  });
});

describe('the frame of a mail', () => {
  const html = '<style>@media (prefers-color-scheme: dark) { .a { color: red } }</style>';

  it('applies the dark rules when asked to be dark, and else never', () => {
    expect(inScheme(html, 'dark')).toContain('@media (min-width: 0)');
    expect(inScheme(html, 'light')).toContain('@media (max-width: 0)');
  });

  it('sends links out of the frame, with a head and without', () => {
    expect(withOutwardLinks(mail.html)).toContain('<head lang="en"><base target="_blank" />');
    expect(withOutwardLinks('<p>x</p>')).toBe('<base target="_blank" /><p>x</p>');
  });

  it('takes no <header> for a head', () => {
    expect(withOutwardLinks('<header>x</header>')).toBe('<base target="_blank" /><header>x</header>');
  });
});

describe('the list of mails', () => {
  it('names the sender, and shows the first words', () => {
    expect(nameOf(mail.from)).toBe('Anna Lindgren');
    expect(nameOf('anna@shop.example')).toBe('anna@shop.example');
    expect(previewOf(mail)).toBe('Hello Ada, Your cart: 68,00 €');
  });

  it('is searched in subject, people and text', () => {
    expect(filterMails([mail], 'ADA@')).toEqual([mail]);
    expect(filterMails([mail], '68,00')).toEqual([mail]);
    expect(filterMails([mail], 'voucher')).toEqual([]);
  });
});
