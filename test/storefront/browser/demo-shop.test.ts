import type { Browser } from 'playwright-core';
import type {} from '../../../storefront/beacon/index.ts';
import { launchChromium } from './support/chromium.ts';
import { startDemoShop, type DemoShop } from './support/demo-shop.ts';
import { createShopper, type Shopper } from './support/shopper.ts';

let browser: Browser;
let shop: DemoShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await startDemoShop();
  shopper = await createShopper(browser, shop);
});
afterEach(async () => {
  await shopper.context.close();
  await shop.stop();
});

describe('an order in the demo shop', () => {
  beforeEach(async () => {
    await shopper.page.goto(`${shop.url}/?country=US`);
    for (const label of ['Last name', 'Street and number', 'Postcode', 'Town'])
      await shopper.field(label).fill('x');
    await shopper.field('First name').fill('Ada');
    await shopper.type('E-mail address', 'ada@example.com');
  });

  it('is reported by its back end, and the browser begins anew', async () => {
    const { path } = await shop.waitFor(() => true);
    await shopper.page.getByRole('button', { name: /Place order/ }).click();
    await shopper.page.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
    const { body } = await shop.waitFor((request) => request.path === '/v1/orders/generic');
    expect(body).toMatchObject({ email: 'ada@example.com', total: 9690, currency: 'EUR' });
    expect(`/v1/checkouts/${body.checkoutId}`).toBe(path);
    await shopper.leave();
    expect(shop.requests.filter((request) => request.path === path)).toHaveLength(1);
    expect(shopper.complaints).toEqual([]);
  });

  it('pauses the mails where the browser alone knows of it', async () => {
    const { path } = await shop.waitFor(() => true);
    await shopper.page.evaluate(() => {
      window.checkoutRecovery?.complete();
    });
    const last = await shop.waitFor(({ body }) => body.paused === true);
    expect(last.path).toBe(path);
    await shopper.page.getByText('Saved, so that we can help').waitFor({ state: 'detached' });
    await shopper.leave();
    expect(shop.requests.at(-1)).toBe(last);
  });

  it('is not thanked for where the report was refused', async () => {
    shop.answerOrders(401);
    await shopper.page.getByRole('button', { name: /Place order/ }).click();
    await shopper.page.getByRole('alert').getByText('The order webhook was answered with 401.').waitFor();
    expect(await shopper.page.getByRole('heading', { name: /Thank you/ }).count()).toBe(0);
  });
});

describe('a return link', () => {
  it('brings the cart back, says so, and leaves no token in the address', async () => {
    shop.cart = { currency: 'EUR', items: [{ sku: 'TEAPOT-SAGE', quantity: 3, unitPrice: 6800 }] };
    await shopper.page.goto(`${shop.url}/?country=US&recover=to.ken-1#cart`);
    await shopper.page.getByText('Welcome back. Your cart is as you left it.').waitFor();
    expect(shopper.page.url()).toBe(`${shop.url}/?country=US#cart`);
    expect(shop.requests).toEqual([expect.objectContaining({ path: '/v1/restore/to.ken-1', rawBody: '' })]);
    expect(
      await shopper.page
        .getByRole('group', { name: /teapot/ })
        .getByRole('status')
        .textContent(),
    ).toBe('3');
    await shopper.page.getByRole('button', { name: 'Close' }).click();
    expect(await shopper.page.getByText('Welcome back').count()).toBe(0);
  });

  it('that is dead says so kindly', async () => {
    await shopper.page.goto(`${shop.url}/?country=US&recover=dead`);
    await shopper.page.getByText(/no longer valid.*We are sorry/).waitFor();
    expect(shopper.page.url()).toBe(`${shop.url}/?country=US`);
  });

  it('asks nothing under Global Privacy Control', async () => {
    await shopper.context.close();
    shopper = await createShopper(browser, shop, { hasPrivacySignal: true });
    await shopper.page.goto(`${shop.url}/?country=US&recover=to.ken-1`);
    await shopper.leave();
    expect(shop.requests).toEqual([]);
  });
});

describe('the mailbox', () => {
  const mail = {
    at: Date.parse('2026-11-21T16:05:00Z'),
    messageId: 'm-1',
    from: '"Anna Lindgren" <anna@shop.example>',
    to: ['ada@example.com'],
    replyTo: ['anna@shop.example'],
    subject: 'Can I help with your order?',
    headers: { 'List-Unsubscribe': '<https://api.shop.example/u/t>' },
    tags: { step: 'help' },
    text: 'Hello Ada, in text.',
    html: '<p>Hello Ada,</p><p><a href="/r/t">Back to your cart</a></p><script>parent.document.title = "taken"</script>',
  };

  it('shows a mail as soon as it has come, and runs nothing of it', async () => {
    await shopper.page.goto(`${shop.url}/mailbox`);
    await shopper.page.getByText('No mail yet.').waitFor();
    shop.mails.push(mail);
    await shopper.page.getByRole('heading', { name: mail.subject }).waitFor();
    const frame = shopper.page.frameLocator('iframe');
    await frame.getByText('Hello Ada,').waitFor();
    expect(await frame.getByRole('link').getAttribute('target')).toBe('_blank');
    expect(await shopper.page.title()).toBe('Mailbox · local run');
  });

  it('shows text and headers at the arrow keys', async () => {
    shop.mails.push(mail);
    await shopper.page.goto(`${shop.url}/mailbox#mail-1`);
    await shopper.page.getByRole('tab', { name: 'Mail' }).focus();
    await shopper.page.keyboard.press('ArrowRight');
    expect(await shopper.page.getByRole('tabpanel').textContent()).toContain('Hello Ada, in text.');
    await shopper.page.keyboard.press('ArrowRight');
    expect(await shopper.page.getByRole('tabpanel').textContent()).toContain('List-Unsubscribe');
    await shopper.page.keyboard.press('ArrowRight');
    expect(await shopper.page.getByRole('tab', { selected: true }).textContent()).toContain('Mail');
  });

  it('shows the list first on a phone, and the mail at a tap', async () => {
    await shopper.page.setViewportSize({ width: 375, height: 760 });
    shop.mails.push(mail, { ...mail, subject: 'Your cart is still here' });
    await shopper.page.goto(`${shop.url}/mailbox`);
    await shopper.page.getByRole('link', { name: /Can I help/ }).click();
    await shopper.page.getByRole('heading', { name: 'Can I help with your order?' }).waitFor();
    await shopper.page.getByRole('link', { name: 'All mails' }).click();
    await shopper.page.getByRole('link', { name: /still here/ }).waitFor();
    expect(await shopper.page.getByRole('article').isVisible()).toBe(false);
  });
});

describe('the bar of the local run', () => {
  it.each(['/', '/mailbox'])('moves the clock on %s and says what came of it', async (path) => {
    await shopper.page.goto(shop.url + path);
    await shopper.page
      .getByText('Sat, 21 Nov, 14:02')
      .or(shopper.page.getByText('Sat 21 Nov, 14:02'))
      .waitFor();
    shop.onAdvance = () => shop.mails.push({ at: 0, subject: 'Can I help?', html: '', text: '' });
    await shopper.page.getByRole('button', { name: '+ 3 hours' }).click();
    await shopper.page.getByText('3 hours later: 1 new mail.').waitFor();
    expect(shop.advances).toEqual([{ advance: 'PT3H' }]);
  });
});
