import type { FrameLocator, Page } from 'playwright-core';
import { START_TIMEOUT_MS, startRig, type Rig } from './support/rig.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
}, START_TIMEOUT_MS);
afterAll(() => rig.stop());

const DETAILS: readonly (readonly [label: string, text: string])[] = [
  ['First name', 'Ada'],
  ['Last name', 'Lovelace'],
  ['Street and number', 'St James’s Square 12'],
  ['Postcode', 'SW1Y 4LE'],
  ['City', 'London'],
];

type Shop = Page | FrameLocator;

const field = (shop: Shop, label: string) => shop.getByLabel(label, { exact: true });

const fillCartAndCheckOut = async (shop: Shop, product: RegExp) => {
  await shop.getByRole('link', { name: product }).first().click();
  await shop.getByRole('button', { name: 'Add to cart' }).click();
  await shop.getByRole('link', { name: 'Go to the cart' }).click();
  await shop.getByRole('link', { name: 'Checkout' }).click();
};

const typeAddress = async (shop: Shop, email: string, firstName: string) => {
  await field(shop, 'E-mail address').pressSequentially(email);
  await field(shop, 'First name').fill(firstName);
  await field(shop, 'Last name').click();
};

const placeOrder = async (shop: Shop) => {
  for (const [label, text] of DETAILS) await field(shop, label).fill(text);
  await field(shop, 'Card number').fill('4242 4242 4242 4242');
  await shop.getByRole('button', { name: /^Place order/ }).click();
  await shop.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
};

/** The pages that a click opens in windows of their own. */
const openedBy = async (page: Page, click: () => Promise<void>): Promise<Page> => {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), click()]);
  return opened;
};

const go = (page: Page, panel: string | RegExp) =>
  page.getByRole('navigation').getByRole('link', { name: panel }).click();

const toNextTimer = async (page: Page) => {
  await page.getByRole('button', { name: /^To the next timer/ }).click();
  await page
    .getByText(/^\d timers? fired, 1 new mail\.$/)
    .first()
    .waitFor();
};

describe('the story, by mouse', () => {
  it('goes from the shelf over the mail back to the cart and to the order', async () => {
    const page = await rig.open('/');
    const news = page.getByRole('region', { name: 'What just happened' });
    const shop = page.frameLocator('iframe[title="The demo shop"]');

    await fillCartAndCheckOut(shop, /teapot/i);
    await typeAddress(shop, 'ada@example.com', 'Ada');
    await news.getByText('Beacon: Ada, ada@example.com, 1 item').waitFor();

    const ben = await openedBy(page, () => page.getByRole('link', { name: 'Another shopper' }).click());
    await fillCartAndCheckOut(ben, /Mixing bowls/);
    await typeAddress(ben, 'ben@example.com', 'Ben');
    await news
      .getByText(/^Beacon: Ben, ben@example.com/)
      .first()
      .waitFor();
    await placeOrder(ben);
    await ben.close();

    const chloe = await openedBy(page, () => page.getByRole('link', { name: 'Another shopper' }).click());
    await fillCartAndCheckOut(chloe, /Mixing bowls/);
    await typeAddress(chloe, 'chloe@example.com', 'Chloé');
    await chloe.getByRole('button', { name: 'Don’t save' }).click();
    await news.getByText('“Don’t save”: checkout to be erased').waitFor();
    await chloe.close();

    await toNextTimer(page);
    await go(page, /^Mailbox 1$/);
    const mail = page.frameLocator('iframe[title^="The mail"]');
    await mail.getByText('Hello Ada,').waitFor();
    const back = await openedBy(page, () => mail.getByRole('link', { name: 'Back to your cart' }).click());
    await back.getByText(/cart is as you left it/i).waitFor();
    await field(back, 'E-mail address').fill('ada@example.com');
    await placeOrder(back);
    await back.close();

    await page
      .getByRole('main')
      .getByRole('link', { name: /^[\w-]{8}$/ })
      .click();
    const story = page.getByRole('region', { name: 'What happened' });
    for (const sentence of [
      'The shopper’s browser sent: address, first name, 1 item (notice consent).',
      /^Set a timer for the step help, due in 2 hours/,
      'The timer for the step help fired.',
      'Mailed the step help to ada@example.com: “Can I help with your order at Lindgren & Sons?”.',
      'The link back to the cart was opened.',
      'The shopper came back, and the shop filled the cart again.',
      /^The shop’s back end reported the order .+: nothing more is mailed\./,
    ])
      await story.getByText(sentence).first().waitFor();

    await page.getByRole('button', { name: '+1 day' }).click();
    await page
      .getByText(/^(Nothing happened meanwhile|\d+ timers? fired)\.$/)
      .first()
      .waitFor();
    await story.getByText('Did not mail the step reminder: the shopper has ordered.').waitFor();
    await go(page, /^Mailbox 1$/);

    await go(page, 'Pipeline');
    await page.getByRole('button', { name: /^recover \d+ runs$/ }).click();
    await page
      .getByRole('dialog', { name: 'recover' })
      .getByText('Did not mail reminder: the shopper has ordered')
      .waitFor();
    expect(await rig.closeWindows()).toEqual([]);
  });
});
