import { atDemoShop } from './support/at-demo-shop.ts';
import { seenBy } from './support/seen.ts';

const at = atDemoShop();
const { notice, box } = seenBy(at);

const fillIn = async () => {
  await at.shopper.type('E-mail address', 'ada@example.com');
  await at.shopper.type('First name', 'Ada');
};

describe('where a notice is enough', () => {
  it('the notice stands at the address field before anything is typed', async () => {
    await at.enter();
    await at.shopper.checkOut();
    await notice().waitFor();
    const [field, words] = [
      await at.shopper.field('E-mail address').boundingBox(),
      await notice().boundingBox(),
    ];
    expect(words!.y - (field!.y + field!.height)).toBeLessThan(24);
    expect(at.shop.requests).toEqual([]);
  });

  it('what was seen is stored with the beacon', async () => {
    await at.enter();
    await at.shopper.checkOut();
    await fillIn();
    const { body } = await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect(body).toMatchObject({ country: 'US', timeZone: 'UTC', locale: 'en-GB' });
    expect(body.consent).toEqual({ mode: 'notice', version: expect.any(String), at: expect.any(String) });
    expect(at.shopper.complaints).toEqual([]);
  });

  it.each([
    ['not displayed', 'display: none'],
    ['transparent', 'opacity: 0'],
    ['far from the screen', 'position: absolute; left: -9999px'],
    ['cut to nothing', 'height: 0; overflow: hidden'],
  ])('nothing leaves the page while the notice is %s', async (_, style) => {
    at.shop.extraPages.set('/hidden', pageWithNotice(style));
    await at.enter();
    await at.shopper.page.goto(`${at.shop.url}/hidden`);
    await fillIn();
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
  });

  it('what was typed before leaves once the notice is seen', async () => {
    at.shop.extraPages.set('/below', pageWithNotice('margin-top: 3000px'));
    await at.enter();
    await at.shopper.page.goto(`${at.shop.url}/below`);
    await fillIn();
    expect(at.shop.requests).toEqual([]);
    await notice().scrollIntoViewIfNeeded();
    const { body } = await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
    expect(body.firstName).toBe('Ada');
  });
});

describe.each([
  ['Germany', 'DE', {}],
  ['an unknown country', 'zone', {}],
  ['Berlin by the clock', 'zone', { timezoneId: 'Europe/Berlin' }],
])('where a box must be ticked: %s', (_, country, options) => {
  it('nothing leaves the page while it is not', async () => {
    await at.enter(options);
    await at.shopper.checkOut(country);
    await fillIn();
    expect(await box().isChecked()).toBe(false);
    await notice().waitFor();
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
  });

  it('what was typed leaves once it is', async () => {
    await at.enter(options);
    await at.shopper.checkOut(country);
    await fillIn();
    await box().check();
    const { body } = await at.shop.waitFor(() => true);
    expect(body).toMatchObject({ email: 'ada@example.com', firstName: 'Ada', consent: { mode: 'opt-in' } });
  });

  it('unticking it erases, ticking it again begins anew', async () => {
    await at.enter(options);
    await at.shopper.checkOut(country);
    await box().check();
    await fillIn();
    const first = await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    await box().uncheck();
    await at.shop.waitFor(({ path }) => path === `${first.path}/forget`);
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    await box().check();
    const again = await at.shop.waitFor(({ path }) => !path.startsWith(first.path));
    expect(again.body.email).toBe('ada@example.com');
  });
});

describe('where nothing may be kept', () => {
  it.each([
    ['by country', 'CN', {}],
    ['by Global Privacy Control, where a notice would do', 'US', { hasPrivacySignal: true }],
    ['by Global Privacy Control, where a box would stand', 'DE', { hasPrivacySignal: true }],
  ])('nothing happens at all: %s', async (_, country, options) => {
    await at.enter(options);
    await at.shopper.checkOut(country);
    await fillIn();
    expect(await notice().count()).toBe(0);
    expect(await at.shopper.page.evaluate(() => localStorage.length)).toBe(0);
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
    expect(at.shopper.complaints).toEqual([]);
  });
});

const pageWithNotice = (style: string): string => `<!doctype html>
  <html lang="en"><body><form>
    <label>E-mail address <input type="email" name="email"></label>
    <label>First name <input name="first-name"></label>
    <div data-recovery-notice style="${style}"></div>
  </form>
  <script src="/beacon.js" data-store="demo" data-api="${at.shop.url}" data-country="US" defer></script></body></html>`;
