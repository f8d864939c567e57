import type { Page } from 'playwright-core';
import { atDemoShop } from './support/at-demo-shop.ts';
import { builtBeacon } from './support/demo-shop.ts';
import { ADDRESS_FIELD, DETAIL_FIELDS, NAME_FIELD, plainForm } from './support/plain-page.ts';

const at = atDemoShop();

/** Another origin than the page's, as a content delivery network is. */
const cdn = () => at.shop.url.replace('localhost', '127.0.0.1');

const NONCE = 'cjRuZDBt';

interface Tag {
  readonly policy: string;
  /** Of the script element. */
  readonly attributes?: string;
  readonly file?: string;
}

const open = async ({ policy, attributes = '', file = 'beacon.js' }: Tag) => {
  at.shop.extraPages.set(
    '/strict',
    `<!doctype html><html lang="de"><head><meta charset="utf-8">
       <meta http-equiv="Content-Security-Policy" content="${policy}">
       <title>Kasse</title>
       <script src="${cdn()}/${file}" data-store="demo" data-api="${at.shop.url}" data-country="US" ${attributes} defer></script>
     </head><body><main>${plainForm(ADDRESS_FIELD, NAME_FIELD, DETAIL_FIELDS)}</main></body></html>`,
  );
  await at.enter();
  await at.shopper.page.goto(`${at.shop.url}/strict`);
};

/** Everything that the script can show, so that whatever a policy bars is seen to be barred. */
const doEverything = async () => {
  const { page } = at.shopper;
  at.shop.cart = { currency: 'EUR', items: [] };
  await page.getByText(/speichert Lindgren & Sons E-Mail-Adresse/).waitFor();
  await at.shopper.begin('E-mail address');
  await at.shopper.type('E-mail address', 'ada@example.com');
  await at.shopper.type('Street', 'St James’s Square');
  await page.getByText('Gespeichert, damit wir').waitFor();
  await page.getByRole('button', { name: 'Was gespeichert ist' }).click();
  await page.getByRole('definition').getByText('ada@example.com').waitFor();
  await page.goto(`${at.shop.url}/strict?recover=token`);
  await page.getByText('Willkommen zurück').waitFor();
  await page.getByRole('button', { name: 'Meine Eingaben wieder einsetzen' }).click();
  expect(await at.shopper.field('Street').inputValue()).toBe('St James’s Square');
};

const globalsOf = (page: Page) => page.evaluate(() => Object.keys(globalThis).sort());
const stylesOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('checkout-recovery')!).display);

const PINNED = {
  file: builtBeacon.scriptName,
  attributes: `integrity="${builtBeacon.integrity}" crossorigin="anonymous"`,
};

describe('under a strict Content-Security-Policy', () => {
  it.each([
    ['that names the origins of script and API', () => ({ policy: `script-src ${cdn()}` })],
    [
      'that names them, for a tag that is pinned by its hash',
      () => ({ policy: `script-src ${cdn()}`, ...PINNED }),
    ],
    [
      'with a nonce and strict-dynamic',
      () => ({ policy: `script-src 'nonce-${NONCE}' 'strict-dynamic'`, attributes: `nonce="${NONCE}"` }),
    ],
    ['with a nonce alone', () => ({ policy: `script-src 'nonce-${NONCE}'`, attributes: `nonce="${NONCE}"` })],
  ])('%s, all works without a word in the console', async (_, tag) => {
    const { policy, ...rest } = tag();
    await open({
      policy: `default-src 'none'; ${policy}; connect-src ${at.shop.url}; style-src 'none'`,
      ...rest,
    });
    await doEverything();
    expect(await stylesOf(at.shopper.page)).toBe('block');
    expect(at.shopper.complaints).toEqual([]);
  });

  it('that bars it, the shop’s page works, and nothing is sent', async () => {
    await open({ policy: `default-src 'none'` });
    await at.shopper.type('E-mail address', 'ada@example.com');
    expect(await at.shopper.page.evaluate(() => 'checkoutRecovery' in globalThis)).toBe(false);
    expect(at.shop.requests).toEqual([]);
  });
});

describe('a part whose content was tampered with', () => {
  it.each(['capture', 'session', 'reading'])('is not run, and nothing is sent: %s', async (part) => {
    await open({ policy: `default-src *`, ...PINNED });
    const { page } = at.shopper;
    const barred: string[] = [];
    page.on('console', (message) => {
      if (/integrity/.test(message.text())) barred.push(message.text());
    });
    await page.route(`**/beacon-${part}.*.js`, async (route) => {
      const response = await route.fetch();
      const body = `globalThis.isTampered = true;${await response.text()}`;
      await route.fulfill({ response, body });
    });
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shopper.field('E-mail address').blur();
    await page.waitForFunction((name) => document.querySelector(`script[src*="beacon-${name}"]`), part);
    await at.shopper.type('First name', 'Ada');
    expect(await page.evaluate(() => 'isTampered' in globalThis)).toBe(false);
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
    expect(barred).not.toEqual([]);
  });
});

describe('on the shop’s page', () => {
  it('there is one global more, and no cookie', async () => {
    at.shop.extraPages.set('/bare', '<!doctype html><title>Bare</title>');
    await open({ policy: `default-src *` });
    await doEverything();
    const { page, context } = at.shopper;
    const globals = await globalsOf(page);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await context.cookies()).toEqual([]);
    await page.goto(`${at.shop.url}/bare`);
    const bare = await globalsOf(page);
    expect(globals.filter((name) => !bare.includes(name))).toEqual(['checkoutRecovery']);
  });
});
