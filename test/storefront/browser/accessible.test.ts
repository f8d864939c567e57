import type { Page } from 'playwright-core';
import { atDemoShop } from './support/at-demo-shop.ts';
import { violationsOf } from './support/axe.ts';
import { ADDRESS_FIELD, DETAIL_FIELDS, NAME_FIELD, plainForm, plainPage } from './support/plain-page.ts';

const at = atDemoShop();

const WIDE = { width: 1280, height: 900 };
/** What is left of it at a zoom of 200 %, as browsers zoom: half of its CSS pixels. */
const ZOOMED = { width: 640, height: 450 };
const PHONE = { width: 320, height: 640 };

const LOOKS = [
  ['by day', 'light', WIDE],
  ['by night', 'dark', WIDE],
  ['by day at 200 %', 'light', ZOOMED],
  ['by night on a phone', 'dark', PHONE],
] as const;

/** What stands in our elements and is wider than they are, or the page than the screen. */
const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const isTooWide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const ours = [...document.querySelectorAll('checkout-recovery')].flatMap((host) => [
      host,
      ...host.shadowRoot!.querySelectorAll('p,label,div,section,dl,dd'),
    ]);
    return [document.documentElement, ...ours]
      .filter((element) => element.clientWidth > 0 && isTooWide(element))
      .map((element) => `${element.localName} is too wide`);
  });

/** What is wrong with the page as it is now, in every look. */
const flawsOf = async (state: string): Promise<readonly string[]> => {
  const { page } = at.shopper;
  const flaws: string[] = [];
  for (const [look, colorScheme, size] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const found = [...(await violationsOf(page)), ...(await overflowOf(page))];
    flaws.push(...found.map((flaw) => `${state} ${look}: ${flaw}`));
  }
  await page.setViewportSize(WIDE);
  return flaws;
};

const DARK_SHOP = '<style>body{background:#111;color:#eee;font:16px/1.5 sans-serif}</style>';
const EITHER_SHOP = '<style>:root{color-scheme:light dark}</style>';

const SURROUNDINGS: readonly (readonly [name: string, head: string])[] = [
  ['without styles', EITHER_SHOP],
  ['that is dark', DARK_SHOP],
];

const STREET_FIELD = '<p><label>Street <input name="street" autocomplete="street-address"></label></p>';
const WHOLE_FORM = plainForm(ADDRESS_FIELD, NAME_FIELD, DETAIL_FIELDS);

const open = async (head: string, country: string, form = WHOLE_FORM) => {
  at.shop.extraPages.set('/plain', plainPage(at.shop.url, { tag: `data-country="${country}"`, head, form }));
  await at.enter({ viewport: WIDE });
  await at.shopper.page.goto(`${at.shop.url}/plain`);
};

/** The tree as a screen reader gets it. */
const treeOfOurs = () => at.shopper.page.locator('checkout-recovery').first().ariaSnapshot();

const saveSomething = async () => {
  await at.shopper.begin('E-mail address');
  await at.shopper.type('E-mail address', 'ada@example.com');
  await at.shopper.field('E-mail address').blur();
  await at.shopper.page.getByText('Saved, so that we can help').waitFor();
};

describe.each(SURROUNDINGS)('at a form %s, axe finds nothing and nothing is cut', (name, head) => {
  it('in the notice, the line, what is kept and the erased line', async () => {
    await open(head, 'US');
    const { page } = at.shopper;
    await page.getByText(/keeps your e-mail address/).waitFor();
    const flaws = [...(await flawsOf(`notice ${name}`))];
    await saveSomething();
    await at.shopper.type('Street', 'St James’s Square');
    await at.shopper.field('Street').blur();
    flaws.push(...(await flawsOf(`line ${name}`)));
    await page.getByRole('button', { name: 'What is kept' }).click();
    flaws.push(...(await flawsOf(`kept ${name}`)));
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await page.getByText(/What was kept is erased/).waitFor();
    flaws.push(...(await flawsOf(`erased ${name}`)));
    expect(flaws).toEqual([]);
  });

  it('in the offer to fill in again', async () => {
    await open(head, 'US', plainForm(ADDRESS_FIELD, STREET_FIELD));
    await saveSomething();
    await at.shopper.type('Street', 'St James’s Square');
    await at.shopper.field('Street').blur();
    await at.shopper.leave();
    await at.shopper.page.goto(`${at.shop.url}/plain`);
    await at.shopper.page.getByRole('button', { name: 'Fill in what I had typed' }).waitFor();
    expect(await flawsOf(`offer ${name}`)).toEqual([]);
  });

  it('in the box', async () => {
    await open(head, 'DE');
    await at.shopper.page.getByRole('checkbox').waitFor();
    expect(await flawsOf(`box ${name}`)).toEqual([]);
  });

  it.each([
    ['restored', { currency: 'EUR', items: [] }, /Welcome back/],
    ['expired', undefined, /no longer valid/],
  ])('in the message after a return: %s', async (state, cart, words) => {
    at.shop.cart = cart;
    await open(head, 'US');
    await at.shopper.page.goto(`${at.shop.url}/plain?recover=token`);
    await at.shopper.page.getByText(words).waitFor();
    expect(await flawsOf(`${state} ${name}`)).toEqual([]);
  });
});

describe('a screen reader', () => {
  it('hears the line as a polite status that was there, empty, before', async () => {
    await open(EITHER_SHOP, 'US');
    await at.shopper.begin('E-mail address');
    expect(await treeOfOurs()).toMatch(/- status$/m);
    await saveSomething();
    expect(await treeOfOurs()).toMatch(/- status: ✓ Saved, so that we can help if you are interrupted\.$/m);
    const cdp = await at.shopper.context.newCDPSession(at.shopper.page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const status = nodes.find(({ role }) => role?.value === 'status');
    expect(status?.properties).toContainEqual({ name: 'live', value: { type: 'token', value: 'polite' } });
  });

  it('hears the whole of the words as the name of the box', async () => {
    await open(EITHER_SHOP, 'DE');
    const box = at.shopper.page.getByRole('checkbox', {
      name: /^Yes, help me if I am interrupted\. As you type, Lindgren & Sons keeps .* are never read\./,
    });
    await box.waitFor();
    expect(await treeOfOurs()).toMatch(/- checkbox "Yes, help me .*"$/m);
    await box.check();
    expect(await treeOfOurs()).toMatch(/- checkbox "Yes, help me .*" \[checked\]$/m);
  });

  it('hears whether what is kept is open', async () => {
    await open(EITHER_SHOP, 'US');
    await saveSomething();
    const cdp = await at.shopper.context.newCDPSession(at.shopper.page);
    const expanded = async () => {
      const { nodes } = await cdp.send('Accessibility.getFullAXTree');
      const button = nodes.find(({ name }) => name?.value === 'What is kept');
      return button?.properties?.find(({ name }) => name === 'expanded')?.value.value;
    };
    expect(await expanded()).toBe(false);
    await at.shopper.page.getByRole('button', { name: 'What is kept' }).press('Enter');
    expect(await expanded()).toBe(true);
    expect(await treeOfOurs()).toMatch(/- term: E-mail\n\s*- definition: ada@example\.com/);
  });

  it('hears that nothing is kept any more, and is where it was', async () => {
    await open(EITHER_SHOP, 'US');
    await saveSomething();
    await at.shopper.page.getByRole('button', { name: 'Don’t save' }).press('Enter');
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    expect(await treeOfOurs()).toMatch(/- status( \[active\])?: Not saved\. What was kept is erased/);
  });

  it('hears that the cart is back', async () => {
    at.shop.cart = { currency: 'EUR', items: [] };
    await open(EITHER_SHOP, 'US');
    await at.shopper.page.goto(`${at.shop.url}/plain?recover=token`);
    await at.shopper.page.getByText(/Welcome back/).waitFor();
    expect(await treeOfOurs()).toBe('- status: Welcome back. Your cart is as you left it.\n- button "Close"');
  });
});
