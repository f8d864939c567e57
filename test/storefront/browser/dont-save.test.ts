import { atDemoShop } from './support/at-demo-shop.ts';
import { seenBy } from './support/seen.ts';

const at = atDemoShop();
const { dontSave } = seenBy(at);

beforeEach(async () => {
  await at.enter();
  await at.shopper.checkOut();
  await at.shopper.begin('E-mail address');
  await at.shopper.type('E-mail address', 'ada@example.com');
});

const status = () => at.shopper.page.locator('form').getByRole('status');

describe('the line at the address field', () => {
  it('is announced once the address has arrived, and not before', async () => {
    expect(await status().textContent()).toBe('');
    expect(await dontSave().count()).toBe(0);
    await at.shop.waitFor(() => true);
    await at.shopper.page.getByText('Saved, so that we can help if you are interrupted.').waitFor();
    expect(await dontSave().isVisible()).toBe(true);
  });

  it('stays away when the server did not take the address', async () => {
    at.shop.answer(400);
    await at.shop.waitFor(() => true);
    await at.shopper.leave();
    expect(await at.shopper.page.getByText('Saved').count()).toBe(0);
  });

  it('shows what is kept, by keyboard too', async () => {
    await at.shopper.type('First name', 'Ada');
    await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    const button = at.shopper.page.getByRole('button', { name: 'What is kept' });
    await button.focus();
    await at.shopper.page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const kept = at.shopper.page.getByRole('definition');
    expect(await kept.allTextContents()).toEqual(
      expect.arrayContaining([
        'ada@example.com',
        'Ada',
        '1 × Stoneware teapot, sage, 1 × Linen tea towels, a pair',
        'en-GB, UTC, US',
      ]),
    );
  });
});

describe('“don’t save”', () => {
  it('erases, and nothing more leaves the page', async () => {
    const { path } = await at.shop.waitFor(() => true);
    await dontSave().click();
    await at.shop.waitFor((request) => request.path === `${path}/forget`);
    await at.shopper.page.getByText(/What was kept is erased, and nothing more is sent/).waitFor();
    const until = at.shop.requests.length;
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(until);
  });

  it('leaves the keyboard where it was', async () => {
    await at.shop.waitFor(() => true);
    await dontSave().focus();
    await at.shopper.page.keyboard.press('Enter');
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    expect(await status().evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('holds on the next page', async () => {
    await at.shop.waitFor(() => true);
    await dontSave().click();
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    const until = at.shop.requests.length;
    await at.shopper.page.reload();
    await at.shopper.type('E-mail address', 'ada@example.org');
    expect(await at.shopper.page.getByText(/keeps your e-mail address/).count()).toBe(0);
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(until);
  });

  it('holds in other tabs, where the shop does not tell its shoppers apart', async () => {
    at.shop.extraPages.set(
      '/plain',
      `<!doctype html><form><label>E-mail address <input type="email"></label></form>
       <script src="/beacon.js" data-store="demo" data-api="${at.shop.url}" data-country="US" defer></script>`,
    );
    const otherTab = await at.shopper.context.newPage();
    await otherTab.goto(`${at.shop.url}/plain`);
    await at.shopper.page.goto(`${at.shop.url}/plain`);
    await at.shopper.type('E-mail address', 'ada@example.com');
    await dontSave().click();
    await at.shopper.page.getByText(/What was kept is erased/).waitFor();
    const until = at.shop.requests.length;
    await otherTab.getByLabel('E-mail address').pressSequentially('ada@example.org');
    await otherTab.getByLabel('E-mail address').blur();
    await otherTab.goto(`${at.shop.url}/privacy`);
    await otherTab.close();
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(until);
  });

  it('is told to the server as soon as it can be reached again', async () => {
    const { path } = await at.shop.waitFor(() => true);
    await dontSave().waitFor();
    await at.shopper.context.setOffline(true);
    await dontSave().click();
    await at.shopper.page.getByText(/erased as soon as you are online again/).waitFor();
    expect(at.shop.requests.filter((request) => request.path.endsWith('/forget'))).toEqual([]);
    await at.shopper.context.setOffline(false);
    await at.shop.waitFor((request) => request.path === `${path}/forget`);
  });
});
