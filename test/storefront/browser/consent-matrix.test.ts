import { atDemoShop } from './support/at-demo-shop.ts';
import { ADDRESS_FIELD, NAME_FIELD, plainForm, plainPage } from './support/plain-page.ts';
import type { ShopperOptions } from './support/shopper.ts';
import { seenBy } from './support/seen.ts';

/** How the script is told where the shopper is; the rules are `US: notice`, `CN: off`, all others `opt-in`. */
interface Place {
  readonly place: string;
  readonly tag: string;
  readonly timezoneId: string;
}

const at = atDemoShop();
const { notice, box, saved, dontSave } = seenBy(at);

const byTag = (place: string, country: string): Place => ({
  place: `${place}, by the tag`,
  tag: `data-country="${country}"`,
  timezoneId: 'Etc/UTC',
});
const byZone = (place: string, timezoneId: string): Place => ({
  place: `${place}, by the time zone`,
  tag: '',
  timezoneId,
});

const NOTICE_PLACES = [
  byTag('United States', 'US'),
  byTag('united states', 'us'),
  byZone('United States', 'America/New_York'),
];
const BOX_PLACES = [
  byTag('Germany', 'DE'),
  byTag('a country without a rule', 'XX'),
  byZone('Germany', 'Europe/Berlin'),
  byZone('nobody knows', 'Etc/UTC'),
];
const OFF_PLACES = [byTag('China', 'CN'), byZone('China', 'Asia/Shanghai')];
/** The tag knows better than the clock. */
const CONTRADICTIONS = [
  {
    ...byTag('United States', 'US'),
    place: 'United States by the tag, China by the clock',
    timezoneId: 'Asia/Shanghai',
  },
];

const WITH_CONTRADICTION = [...NOTICE_PLACES, ...CONTRADICTIONS];

const open = async ({ tag, timezoneId }: Place, options: ShopperOptions = {}, form?: string) => {
  at.shop.extraPages.set('/plain', plainPage(at.shop.url, form ? { tag, form } : { tag }));
  const shopper = await at.enter({ timezoneId, ...options });
  const loaded: string[] = [];
  shopper.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await shopper.page.goto(`${at.shop.url}/plain`);
  return loaded;
};

const fillIn = async () => {
  await at.shopper.type('E-mail address', 'ada@example.com');
  await at.shopper.type('First name', 'Ada');
};

const storage = () =>
  at.shopper.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

/** Every request that the API got, also those of the page's end. */
const requestsInAll = async () => {
  await at.shopper.leave();
  return at.shop.requests.map(({ path }) => (path.endsWith('/forget') ? 'forget' : 'beacon'));
};

describe.each(WITH_CONTRADICTION)('a notice is enough: $place', (place) => {
  it('0 requests before it is in view, though all is typed', async () => {
    const below = '<div data-recovery-notice style="margin-top: 3000px"></div>';
    await open(place, {}, plainForm(ADDRESS_FIELD, NAME_FIELD, below));
    await at.shopper.begin('E-mail address');
    await fillIn();
    await notice().waitFor();
    expect(await storage()).toEqual([]);
    expect(await requestsInAll()).toEqual([]);
  });

  it('what is typed in view of it is sent, and “don’t save” is the last that is', async () => {
    await open(place);
    await notice().waitFor();
    expect(await box().count()).toBe(0);
    await at.shopper.begin('E-mail address');
    expect(at.shop.requests).toEqual([]);
    await at.shopper.field('E-mail address').fill('ada@example.com');
    await at.shopper.field('E-mail address').blur();
    const { body } = await at.shop.waitFor(() => true);
    expect(body.consent?.mode).toBe('notice');
    await dontSave().click();
    await at.shop.waitFor(({ path }) => path.endsWith('/forget'));
    await fillIn();
    expect(await requestsInAll()).toEqual(['beacon', 'forget']);
  });
});

describe.each(BOX_PLACES)('a box must be ticked: $place', (place) => {
  it('0 requests, and nothing in storage, while it is not', async () => {
    await open(place);
    await at.shopper.begin('E-mail address');
    await fillIn();
    expect(await box().isChecked()).toBe(false);
    expect(await notice().isVisible()).toBe(true);
    expect(await storage()).toEqual([]);
    expect(await requestsInAll()).toEqual([]);
  });

  it('0 requests where it was unticked again before anything was typed', async () => {
    await open(place);
    await box().check();
    await box().uncheck();
    await fillIn();
    expect(await requestsInAll()).toEqual([]);
  });

  it.each([
    ['unticking it', () => box().uncheck()],
    ['“don’t save”', () => dontSave().click()],
  ])('what is typed is sent once it is, and %s is the last that is', async (_, refuse) => {
    await open(place);
    await at.shopper.begin('E-mail address');
    await at.shopper.field('E-mail address').fill('ada@example.com');
    expect(at.shop.requests).toEqual([]);
    await box().check();
    const { body } = await at.shop.waitFor(() => true);
    expect(body.consent?.mode).toBe('opt-in');
    await saved().waitFor();
    await refuse();
    await at.shop.waitFor(({ path }) => path.endsWith('/forget'));
    expect(await box().isChecked()).toBe(false);
    await fillIn();
    expect(await requestsInAll()).toEqual(['beacon', 'forget']);
  });
});

describe.each([
  ...OFF_PLACES.map((place) => ({ ...place, hasPrivacySignal: false })),
  ...[...NOTICE_PLACES, ...BOX_PLACES, ...OFF_PLACES].map((place) => ({
    ...place,
    place: `${place.place}, under Global Privacy Control`,
    hasPrivacySignal: true,
  })),
])('nothing may happen: $place', ({ hasPrivacySignal, ...place }) => {
  it('0 requests, nothing in storage, nothing to see, nothing loaded', async () => {
    const loaded = await open(place, { hasPrivacySignal });
    await fillIn();
    expect(await at.shopper.page.locator('checkout-recovery').count()).toBe(0);
    expect(await storage()).toEqual([]);
    expect(loaded).toEqual(['/plain', '/beacon.js']);
    expect(await requestsInAll()).toEqual([]);
  });
});

describe('the shopper’s word', () => {
  it('unticks the box at once, also where the line cannot be loaded to say so', async () => {
    await open(byTag('Germany', 'DE'));
    const { page } = at.shopper;
    await page.route('**/beacon-line.*.js', (route) => route.abort());
    await box().check();
    await fillIn();
    await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
    expect(await page.evaluate(() => window.checkoutRecovery!.forget())).toBe(true);
    expect(await box().isChecked()).toBe(false);
  });

  it('“don’t save” makes the next page one where nothing may happen, for 30 days', async () => {
    const loaded = await open(byTag('United States', 'US'));
    const { page } = at.shopper;
    await fillIn();
    await dontSave().click();
    await page.getByText(/What was kept is erased/).waitFor();
    const until = at.shop.requests.length;
    loaded.splice(0);
    const now = Date.now();
    await page.clock.setFixedTime(now + 29.9 * 24 * 60 * 60 * 1000);
    await page.reload();
    await fillIn();
    expect(loaded).toEqual(['/plain', '/beacon.js']);
    await page.clock.setFixedTime(now + 30.1 * 24 * 60 * 60 * 1000);
    await page.reload();
    await notice().waitFor();
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(until);
  });
});
