import type {} from '../../../storefront/beacon/index.ts';
import { atDemoShop } from './support/at-demo-shop.ts';
import {
  ADDRESS_FIELD,
  DETAIL_FIELDS,
  NAME_FIELD,
  plainForm,
  plainPage,
  SECRET_FIELDS,
} from './support/plain-page.ts';

const HOUR_MS = 60 * 60 * 1000;

const at = atDemoShop();

const DETAILS: readonly (readonly [label: string, text: string])[] = [
  ['Last name', 'Lovelace'],
  ['Street', 'St James’s Square'],
  ['Postcode', 'SW1Y 4LE'],
  ['City', 'Londinium'],
  ['Phone', '+44 20 7946 0000'],
];

const SECRETS: readonly (readonly [label: string, text: string])[] = [
  ['Password', 'correct-horse'],
  ['Birthday', '10.12.1815'],
  ['Card number', '5555 5555 5555 4444'],
  ['Security code', '737'],
  ['Code from your phone', '918273'],
];

const FORM = plainForm(ADDRESS_FIELD, NAME_FIELD, DETAIL_FIELDS, SECRET_FIELDS);

const setPage = (tag = 'data-country="US"', head = '') =>
  at.shop.extraPages.set('/plain', plainPage(at.shop.url, { tag, head, form: FORM }));
const visit = () => at.shopper.page.goto(`${at.shop.url}/plain`);
const offer = () => at.shopper.page.getByRole('button', { name: 'Fill in what I had typed' });
/** But for the script's own numbers and ids, in which anything might stand by chance. */
const withoutChance = (text: string) => text.replaceAll(/(:\d{13}|\\?"id\\?":\\?"[^"]*")/g, '');
const stored = async () =>
  withoutChance(
    await at.shopper.page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ),
  );
const valueOf = (label: string) => at.shopper.field(label).inputValue();
const country = () => at.shopper.page.locator('[name=country]').inputValue();

/** Everything but the secrets, until it is kept. */
const fillInAll = async () => {
  const { page, field } = at.shopper;
  await at.shopper.begin('E-mail address');
  await field('E-mail address').fill('ada@example.com');
  await field('First name').fill('Ada');
  for (const [label, text] of DETAILS) await field(label).fill(text);
  await page.locator('[name=country]').selectOption('DE');
  await page.getByLabel('Express').check();
  await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
  await page.getByText('Saved, so that we can help').waitFor();
  // What is typed before the first beacon is kept with the next pause.
  await page.getByLabel('By post').check();
  await page.getByLabel('Express').check();
  await page.waitForFunction(() => JSON.stringify(Object.entries(localStorage)).includes('express'));
};

/** Comes back to an empty form. */
const comeBack = async () => {
  await at.shopper.page.goto(`${at.shop.url}/privacy`);
  await visit();
};

beforeEach(async () => {
  setPage();
  await at.enter();
});

describe('what was typed in other fields', () => {
  beforeEach(async () => {
    await visit();
    await fillInAll();
  });

  it('comes back at a click, and nothing tells of it before', async () => {
    const { page } = at.shopper;
    await comeBack();
    await offer().waitFor();
    for (const [label] of DETAILS) expect([label, await valueOf(label)]).toEqual([label, '']);
    const seen = [await page.locator('body').ariaSnapshot(), await page.content()].join();
    for (const [, text] of DETAILS) expect(seen).not.toContain(text);
    expect(await country()).toBe('US');
    await offer().click();
    for (const [label, text] of DETAILS) expect([label, await valueOf(label)]).toEqual([label, text]);
    expect(await country()).toBe('DE');
    expect(await page.getByLabel('Express').isChecked()).toBe(true);
    expect([await valueOf('E-mail address'), await valueOf('First name')]).toEqual(['', '']);
    expect(await offer().count()).toBe(0);
    expect(at.shopper.complaints).toEqual([]);
  });

  it('comes back by keyboard', async () => {
    await comeBack();
    await offer().waitFor();
    await offer().press('Enter');
    expect(await valueOf('Street')).toBe('St James’s Square');
  });

  it('leaves alone what is typed by now', async () => {
    await comeBack();
    await offer().waitFor();
    await at.shopper.field('City').fill('Paris');
    await offer().click();
    expect([await valueOf('City'), await valueOf('Street')]).toEqual(['Paris', 'St James’s Square']);
  });

  it('is still there after the address was typed anew into the empty form', async () => {
    await comeBack();
    await offer().waitFor();
    await at.shopper.field('E-mail address').fill('ada@example.org');
    await at.shop.waitFor(({ body }) => body.email === 'ada@example.org');
    await at.shopper.page.getByText('Saved, so that we can help').waitFor();
    await comeBack();
    await offer().click();
    expect(await valueOf('Street')).toBe('St James’s Square');
  });

  it('is not kept where the shopper has emptied it', async () => {
    for (const label of ['Street', 'Last name', 'Postcode', 'City', 'Phone'])
      await at.shopper.field(label).fill('');
    await at.shopper.leave();
    for (const [, text] of DETAILS) expect(await stored()).not.toContain(text);
  });

  it('is not there for another profile', async () => {
    await at.enter();
    await visit();
    await at.shopper.begin('E-mail address');
    expect(await offer().count()).toBe(0);
    expect(await stored()).not.toContain('Lovelace');
  });

  it('is not there for another shopper of the same browser, whom the shop knows', async () => {
    setPage('data-country="US" data-shopper="somebody-else"');
    await comeBack();
    await at.shopper.begin('E-mail address');
    expect(await offer().count()).toBe(0);
  });

  it('is gone once the order is placed', async () => {
    await at.shopper.page.evaluate(() => window.checkoutRecovery!.complete());
    expect(await stored()).not.toContain('Lovelace');
    await comeBack();
    await at.shopper.begin('E-mail address');
    expect(await offer().count()).toBe(0);
    expect(await stored()).not.toContain('Lovelace');
  });

  it('is gone after “don’t save”', async () => {
    await at.shopper.page.getByRole('button', { name: 'Don’t save' }).click();
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    await at.shopper.leave();
    for (const [, text] of DETAILS) expect(await stored()).not.toContain(text);
  });

  it.each([
    ['is there after 23 hours', 23, 1],
    ['is gone after 25', 25, 0],
  ])('%s', async (_, hours, count) => {
    await at.shopper.page.clock.setFixedTime(Date.now() + hours * HOUR_MS);
    await comeBack();
    await at.shopper.page.locator('checkout-recovery [role=status]').waitFor({ state: 'attached' });
    if (count > 0) await offer().waitFor();
    await at.shopper.page.waitForFunction(
      (isKept) => JSON.stringify(Object.entries(localStorage)).includes('Lovelace') === isKept,
      count > 0,
    );
    expect(await offer().count()).toBe(count);
  });
});

describe('a shop that controls its fields, as React does', () => {
  /** Hears a change only by its event, and puts back what it did not hear. */
  const CONTROLLED = `<script type="module">
    globalThis.state = { street: '', country: 'US', events: [] };
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const street = document.querySelector('[name=street]');
    let tracked = '';
    Object.defineProperty(street, 'value', { get, set(value) { tracked = value; set.call(this, value); } });
    street.addEventListener('input', () => {
      const value = get.call(street);
      if (value !== tracked) state.street = tracked = value;
    });
    document.querySelector('[name=country]').addEventListener('change', ({ target }) => { state.country = target.value; });
    for (const type of ['input', 'change'])
      document.addEventListener(type, ({ target }) => state.events.push(type + ' ' + target.name));
    globalThis.render = () => { street.value = state.street; };
  </script>`;

  interface Controlled {
    readonly state: { readonly street: string; readonly country: string; readonly events: readonly string[] };
    render(): void;
  }

  it('hears what is filled in', async () => {
    setPage(undefined, CONTROLLED);
    await visit();
    await fillInAll();
    await comeBack();
    await offer().click();
    const state = await at.shopper.page.evaluate(() => {
      const shop = globalThis as unknown as Controlled;
      shop.render();
      return shop.state;
    });
    expect(state).toMatchObject({ street: 'St James’s Square', country: 'DE' });
    expect(state.events).toEqual(
      expect.arrayContaining(['input city', 'change city', 'input delivery', 'change delivery']),
    );
    expect(await valueOf('Street')).toBe('St James’s Square');
  });
});

describe('storage', () => {
  it('never holds a card, a password, a code or a birthday', async () => {
    await visit();
    for (const [label, text] of SECRETS) await at.shopper.field(label).fill(text);
    await fillInAll();
    for (const [label, text] of SECRETS) await at.shopper.type(label, text);
    await at.shopper.leave();
    const sent = at.shop.requests.map(({ body }) => ({ ...body, seq: 0, consent: 0 }));
    const all = (await stored()) + JSON.stringify(sent);
    expect(all).toContain('Lovelace');
    for (const [label, text] of SECRETS) expect([label, all.includes(text)]).toEqual([label, false]);
    expect(all.replaceAll(/\W/g, '')).not.toMatch(/5555555|10121815/);
  });

  it('holds no card number that was typed where the street belongs', async () => {
    await visit();
    await fillInAll();
    await at.shopper.field('Street').fill('5555 5555 5555 4444');
    await at.shopper.leave();
    expect(await stored()).not.toMatch(/5555/);
  });

  it('holds nothing before the box is ticked', async () => {
    setPage('data-country="DE"');
    await visit();
    await at.shopper.begin('E-mail address');
    for (const [label, text] of [['E-mail address', 'ada@example.com'] as const, ...DETAILS])
      await at.shopper.field(label).fill(text);
    await at.shopper.leave();
    expect(await stored()).toBe('[[],[]]');
    expect(at.shop.requests).toEqual([]);
  });
});
