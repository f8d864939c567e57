import type { Page } from 'playwright-core';
import type {} from '../../../storefront/beacon/index.ts';
import { atDemoShop } from './support/at-demo-shop.ts';
import { plainPage } from './support/plain-page.ts';

const at = atDemoShop({ hasBackForwardCache: true });

const ERASED = /What was kept is erased/;

beforeEach(async () => {
  at.shop.extraPages.set('/plain', plainPage(at.shop.url));
  at.shop.extraPages.set('/box', plainPage(at.shop.url, { tag: 'data-country="DE"' }));
  await at.enter();
});

const visit = (path = '/plain') => at.shopper.page.goto(`${at.shop.url}${path}`);

/** Types and leaves the field, so that it is sent soon. */
const fillIn = async (page: Page, label: string, text: string) => {
  await page.getByLabel(label, { exact: true }).pressSequentially(text);
  await page.getByLabel(label, { exact: true }).blur();
};
const saveAddress = async () => {
  await at.shopper.begin('E-mail address');
  await fillIn(at.shopper.page, 'E-mail address', 'ada@example.com');
  const beacon = await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
  await at.shopper.page.getByText('Saved, so that we can help').waitFor();
  return beacon;
};
const saveName = async (page: Page, name: string) => {
  await fillIn(page, 'First name', name);
  return at.shop.waitFor(({ body }) => body.firstName === name);
};

/** A browser writes a line of its own about every answer that is an error; no script can prevent that. */
const complaintsOfScript = () =>
  at.shopper.complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'));

describe('the back-forward cache', () => {
  /** Away and back; resolves when the page has woken up as it was. */
  const goAwayAndBack = async (away = '/elsewhere', there = async () => undefined as unknown) => {
    const { page } = at.shopper;
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) document.title = 'awake';
      });
    });
    await visit(away);
    await there();
    await page.evaluate(() => {
      history.back();
    });
    await page.waitForFunction(() => document.title === 'awake');
  };

  beforeEach(() => {
    at.shop.extraPages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
  });

  it('gives back a page that goes on under the same id with higher numbers', async () => {
    await visit();
    const before = await saveAddress();
    await goAwayAndBack();
    const after = await saveName(at.shopper.page, 'Ada');
    expect(after.path).toBe(before.path);
    expect(after.body.seq).toBeGreaterThan(before.body.seq!);
    expect(at.shop.requests).toHaveLength(2);
  });

  it('gives back a page that sends again when it is left again', async () => {
    await visit();
    await saveAddress();
    await goAwayAndBack();
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(at.shop.requests.map(({ body }) => body.firstName)).toEqual([null, 'Ada']);
  });

  it('gives back a page that keeps the “don’t save” of the page in between', async () => {
    await visit();
    await saveAddress();
    await goAwayAndBack('/plain?again', () =>
      at.shopper.page.evaluate(() => window.checkoutRecovery!.forget()),
    );
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(at.shop.requests.map(({ path }) => path.split('/')[4])).toEqual([undefined, 'forget']);
  });
});

describe('two tabs', () => {
  it('are one checkout, whose numbers rise over both', async () => {
    await visit();
    const first = await saveAddress();
    const other = await at.shopper.context.newPage();
    await other.goto(`${at.shop.url}/plain`);
    const second = await saveName(other, 'Ben');
    const third = await saveName(at.shopper.page, 'Ada');
    expect(new Set([first.path, second.path, third.path]).size).toBe(1);
    const numbers = [first, second, third].map(({ body }) => body.seq);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it.each(['/plain', '/box'])(
    'keep “don’t save” for each other, and both say so at once: %s',
    async (path) => {
      const { page, context } = at.shopper;
      const other = await context.newPage();
      for (const tab of [page, other]) {
        await tab.goto(`${at.shop.url}${path}`);
        if (path === '/box') await tab.getByRole('checkbox').check();
        await fillIn(tab, 'E-mail address', 'ada@example.com');
        await tab.getByText('Saved, so that we can help').waitFor();
      }
      await page.getByRole('button', { name: 'Don’t save' }).click();
      await other.getByText(ERASED).waitFor();
      await page.getByText(ERASED).waitFor();
      const until = at.shop.requests.length;
      await fillIn(other, 'First name', 'Ada');
      await other.close({ runBeforeUnload: true });
      await at.shopper.leave();
      expect(at.shop.requests).toHaveLength(until);
    },
  );
});

describe('a reload', () => {
  it('leaves a ticked box ticked in this tab, and goes on under the same id', async () => {
    await visit('/box');
    await at.shopper.page.getByRole('checkbox').check();
    const before = await saveAddress();
    await at.shopper.page.reload();
    await at.shopper.begin('E-mail address');
    expect(await at.shopper.page.getByRole('checkbox').isChecked()).toBe(true);
    const after = await saveName(at.shopper.page, 'Ada');
    expect(after.path).toBe(before.path);
    expect(after.body.seq).toBeGreaterThan(before.body.seq!);
  });

  it('leaves the box unticked in any other tab', async () => {
    await visit('/box');
    await at.shopper.page.getByRole('checkbox').check();
    await saveAddress();
    const other = await at.shopper.context.newPage();
    await other.goto(`${at.shop.url}/box`);
    await other.getByLabel('E-mail address', { exact: true }).focus();
    await other.locator('checkout-recovery [role=status]').waitFor({ state: 'attached' });
    expect(await other.getByRole('checkbox').isChecked()).toBe(false);
  });
});

describe('a page that is hidden', () => {
  /** A tab of a headless browser is never hidden, so it is only told that it were. */
  const tell = (state: 'hidden' | 'visible') =>
    at.shopper.page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);

  it('sends at once, and once, though it is then left', async () => {
    await visit();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await tell('hidden');
    await tell('hidden');
    await at.shopper.leave();
    expect(at.shop.requests.map(({ body }) => body.email)).toEqual(['ada@example.com']);
  });

  it('sends what is new when it is hidden again', async () => {
    await visit();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await tell('hidden');
    await tell('visible');
    await at.shopper.type('First name', 'Ada');
    await tell('hidden');
    await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect(at.shop.requests).toHaveLength(2);
  });
});

describe('a server that cannot be reached', () => {
  it('is told later, when the browser is online again, without a word in the console', async () => {
    await visit();
    await at.shopper.begin('E-mail address');
    await at.shopper.context.setOffline(true);
    await fillIn(at.shopper.page, 'E-mail address', 'ada@example.com');
    await fillIn(at.shopper.page, 'First name', 'Ada');
    expect(await at.shopper.page.getByText('Saved, so that').count()).toBe(0);
    await at.shopper.context.setOffline(false);
    const { body } = await at.shop.waitFor(() => true);
    expect(body).toMatchObject({ email: 'ada@example.com', firstName: 'Ada' });
    expect(at.shopper.complaints).toEqual([]);
  });

  it.each([429, 500, 503])('is told again half a minute after it has answered %d', async (status) => {
    at.shop.answer(status);
    const { page } = at.shopper;
    await page.clock.install();
    await visit();
    const refused = page.waitForResponse((response) => response.status() === status);
    await fillIn(page, 'E-mail address', 'ada@example.com');
    await refused;
    at.shop.answer(204);
    for (let tries = 0; at.shop.requests.length < 2 && tries < 50; tries += 1)
      await page.clock.fastForward(10_000);
    await page.getByText('Saved, so that we can help').waitFor();
    const [first, second, ...more] = at.shop.requests;
    expect(more).toEqual([]);
    expect(second).toMatchObject({ path: first!.path, body: { email: 'ada@example.com' } });
    expect(second!.body.seq).toBeGreaterThan(first!.body.seq!);
    expect(complaintsOfScript()).toEqual([]);
  });

  it('that knows the checkout as closed is told of a new one, once the shopper types again', async () => {
    at.shop.answer(410);
    await visit();
    await at.shopper.begin('E-mail address');
    await fillIn(at.shopper.page, 'E-mail address', 'ada@example.com');
    const closed = await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
    await at.shopper.page.waitForFunction(() => window.checkoutRecovery!.checkoutId() === undefined);
    at.shop.answer(204);
    const next = await saveName(at.shopper.page, 'Ada');
    expect(next.path).not.toBe(closed.path);
    expect(next.body.email).toBe('ada@example.com');
  });
});

describe('where storage is blocked', () => {
  beforeEach(() =>
    at.shopper.context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }
    }),
  );

  it.each(['/plain', '/box'])('a checkout lasts as long as its page: %s', async (path) => {
    await visit(path);
    if (path === '/box') await at.shopper.page.getByRole('checkbox').check();
    const first = await saveAddress();
    const second = await saveName(at.shopper.page, 'Ada');
    expect(second.path).toBe(first.path);
    expect(second.body.seq).toBeGreaterThan(first.body.seq!);
    const id = await at.shopper.page.evaluate(() => window.checkoutRecovery!.checkoutId());
    // It is kept nowhere that another page could find it: the order closes the checkout by its address.
    expect(id).toBeUndefined();
    expect(at.shopper.complaints).toEqual([]);
  });

  it('“don’t save” holds on it', async () => {
    await visit();
    await saveAddress();
    await at.shopper.page.getByRole('button', { name: 'Don’t save' }).click();
    await at.shopper.page.getByText(ERASED).waitFor();
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(2);
  });

  it('mails pause when the order is placed', async () => {
    await visit();
    const { path } = await saveAddress();
    await at.shopper.page.evaluate(() => window.checkoutRecovery!.complete());
    await at.shop.waitFor((request) => request.path === path && request.body.paused === true);
  });
});

describe('a part that cannot be loaded', () => {
  const PARTS = ['capture', 'session', 'watching', 'fields', 'snapshot', 'reading', 'details'];

  it.each(PARTS)('is tried again with the shopper’s next doing: %s', async (part) => {
    const { page } = at.shopper;
    const pattern = `**/beacon-${part}.*.js`;
    await page.route(pattern, (route) => route.abort());
    await visit();
    const failure = page.waitForEvent('requestfailed');
    await fillIn(page, 'E-mail address', 'ada@example.com');
    await failure;
    await page.unroute(pattern);
    await saveName(page, 'Ada');
    await page.getByText('Saved, so that we can help').waitFor();
    await at.shopper.leave();
    // Once, not once for each try.
    expect(at.shop.requests.filter(({ body }) => body.firstName === 'Ada')).toHaveLength(1);
    expect(complaintsOfScript()).toEqual([]);
  });

  it.each(['line', 'en'])('holds nothing back that does not need it: %s', async (part) => {
    const { page } = at.shopper;
    await page.route(`**/beacon-${part}.*.js`, (route) => route.abort());
    await visit();
    await fillIn(page, 'E-mail address', 'ada@example.com');
    await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
    expect(complaintsOfScript()).toEqual([]);
  });

  it('does not double what is sent: restore', async () => {
    const { page } = at.shopper;
    await page.route('**/beacon-restore.*.js', (route) => route.abort());
    const failure = page.waitForEvent('requestfailed');
    await visit('/plain?recover=token');
    await failure;
    await fillIn(page, 'E-mail address', 'ada@example.com');
    await page.getByText('Saved, so that we can help').waitFor();
    await at.shopper.leave();
    expect(at.shop.requests.map(({ body }) => body.email)).toEqual(['ada@example.com']);
    expect(complaintsOfScript()).toEqual([]);
  });
});
