/** The pictures of the README, taken of a real run: `npm run screenshots`. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { launchChromium } from '../browser/chromium.ts';
import { startLocalStack } from '../run.ts';
import { createClient, type Client } from '../story/client.ts';
import { playStory } from '../story/play.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures');
const WINDOW = { width: 1280, height: 800 };
const COLOURS = ['light', 'dark'] as const;

/** Of the checkout: its heading and the beginning of its form. */
const NOTICE = { x: 56, y: 96, width: 1168, height: 560 };

/** Long enough for what fades in and for the mail's frame, short enough for pulses to be still on their way. */
const PULSE_MS = 700;
const SETTLED_MS = 1200;

interface Scene {
  readonly name: string;
  readonly path: string;
  /** Brings the page to what is to be seen. */
  readonly prepare: (page: Page) => Promise<void>;
  /** Left out: all of the window. */
  readonly clip?: typeof NOTICE;
}

const atTheCheckout = async (page: Page): Promise<void> => {
  const shop = page.frameLocator('iframe[title="The demo shop"]');
  await shop
    .getByRole('link', { name: /teapot/i })
    .first()
    .click();
  await shop.getByRole('button', { name: 'Add to cart' }).click();
  await shop.getByRole('link', { name: 'Go to the cart' }).click();
  await shop.getByRole('link', { name: 'Checkout' }).click();
  await shop.getByLabel('E-mail address', { exact: true }).pressSequentially('grace@example.com');
  await shop.getByLabel('First name', { exact: true }).fill('Grace');
  await shop.getByLabel('Last name', { exact: true }).click();
  const news = page.getByRole('region', { name: 'News' });
  await news
    .getByText(/Beacon: Grace/)
    .first()
    .waitFor();
  await page.waitForTimeout(SETTLED_MS);
};

const atTheNotice = async (page: Page): Promise<void> => {
  await page
    .getByRole('link', { name: /teapot/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.goto(new URL('/shop/checkout?country=DE', page.url()).href);
  await page.getByLabel('E-mail address', { exact: true }).pressSequentially('grace@example.com');
  await page.getByRole('checkbox', { name: /help me if I am interrupted/ }).check();
  await page.getByLabel('First name', { exact: true }).fill('Grace');
  await page.getByLabel('Last name', { exact: true }).click();
  await page.getByText('Saved, so that we can help').waitFor();
};

const whileItPasses = async (page: Page, client: Client): Promise<void> => {
  await page.waitForTimeout(SETTLED_MS);
  await client.post('/_local/clock', JSON.stringify({ to: 'next' }));
  await page.waitForTimeout(PULSE_MS);
};

const checkoutsSchema = z.array(
  z.object({ id: z.string(), stored: z.looseObject({ firstName: z.string().optional() }) }),
);

const idOf = async (client: Client, firstName: string): Promise<string> => {
  const checkouts = await client.look('checkouts', checkoutsSchema);
  const found = checkouts.find(({ stored }) => stored.firstName === firstName);
  if (found === undefined) throw new Error(`there is no checkout of ${firstName}`);
  return found.id;
};

const settled = (page: Page): Promise<void> => page.waitForTimeout(SETTLED_MS);

const inTheConsole =
  (prepare: Scene['prepare']): Scene['prepare'] =>
  async (page) => {
    await page.getByText('Live', { exact: true }).waitFor();
    await prepare(page);
  };

const scenesOf = async (client: Client): Promise<readonly Scene[]> => [
  { name: 'checkout', path: `/checkouts/${await idOf(client, 'Dan')}`, prepare: inTheConsole(settled) },
  { name: 'mailbox', path: '/mailbox', prepare: inTheConsole(settled) },
  { name: 'shop', path: '/', prepare: inTheConsole(atTheCheckout) },
  { name: 'pipeline', path: '/pipeline', prepare: inTheConsole((page) => whileItPasses(page, client)) },
  { name: 'notice', path: '/shop', prepare: atTheNotice, clip: NOTICE },
];

const take = async (browser: Browser, url: string, { name, path, prepare, clip }: Scene): Promise<void> => {
  for (const colorScheme of COLOURS) {
    const page = await browser.newPage({ viewport: WINDOW, colorScheme });
    await page.goto(url + path);
    await prepare(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), ...(clip && { clip }) });
    await page.close();
  }
};

await mkdir(FOLDER, { recursive: true });
const stack = await startLocalStack({ port: 0 });
const browser = await launchChromium();
try {
  await playStory(stack.url, () => undefined);
  for (const scene of await scenesOf(createClient(stack.url))) await take(browser, stack.url, scene);
  console.log(`The pictures are in ${FOLDER}`);
} finally {
  await browser.close();
  await stack.stop();
}
