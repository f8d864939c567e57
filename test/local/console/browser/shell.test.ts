import { findBarriers, NARROW } from './support/console.ts';
import { checkoutId, START_TIMEOUT_MS, startRig, type Rig } from './support/rig.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
}, START_TIMEOUT_MS);
afterAll(() => rig.stop());
beforeEach(() => rig.post('/_local/reset', {}));
afterEach(async () => {
  expect(await rig.closeWindows()).toEqual([]);
});

/** Answers once all that was begun is done; the stream gathers for some seconds of the clock. */
const settle = () => rig.advance('PT1M');

describe('the console by keyboard', () => {
  it('goes from panel to panel, to their headings, and back', async () => {
    const page = await rig.open('/');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.locator('h1:focus', { hasText: 'Pipeline' }).waitFor();
    expect([new URL(page.url()).pathname, await page.title()]).toEqual([
      '/pipeline',
      'Pipeline · checkout-recovery',
    ]);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.locator('h1:focus', { hasText: 'Timers and clock' }).waitFor();
    await page.goBack();
    await page.locator('h1:focus', { hasText: 'Pipeline' }).waitFor();
    expect(await page.getByRole('link', { name: 'Pipeline' }).getAttribute('aria-current')).toBe('page');
  });

  it('skips to the content, and shows its shortcuts', async () => {
    const page = await rig.open('/timers');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.locator('main:focus').waitFor();
  });

  it('takes no letter away from who types', async () => {
    const page = await rig.open('/timers');
    await page.getByLabel('By any duration').pressSequentially('gp?');
    expect(await page.getByLabel('By any duration').inputValue()).toBe('gp?');
    expect(new URL(page.url()).pathname).toBe('/timers');
  });
});

describe('the clock', () => {
  it('goes to the next timer, says what came of it, and takes the whole page along', async () => {
    await rig.beacon('a');
    await settle();
    const page = await rig.open('/timers');
    await page.getByText('The timer for the step help').waitFor();
    await page.keyboard.press('n');
    await page.getByText('1 timer fired, 1 new mail.').waitFor();
    await page.getByText('The timer for the step reminder').waitFor();
    await page.getByRole('link', { name: 'Mailbox 1' }).waitFor();
    await page.getByRole('table', { name: 'Timers that have fired' }).getByText('help').waitFor();
  });

  it('moves by any duration, and delivers a timer that is gone once more', async () => {
    await rig.beacon('a');
    await settle();
    const page = await rig.open('/timers');
    await page.getByLabel('By any duration').fill('soon');
    await page.getByText('Not a duration.').waitFor();
    await page.getByLabel('By any duration').fill('PT3H');
    await page.getByLabel('As after an outage').check();
    await page.getByRole('button', { name: 'Move' }).click();
    await page.getByText('1 timer fired, 1 new mail.').waitFor();
    await page.getByRole('button', { name: 'Deliver again' }).click();
    await page.getByText('Delivered once more.').waitFor();
    await settle();
    const { invocations } = (await (await fetch(`${rig.url}/_local/calls`)).json()) as {
      invocations: Record<string, number>;
    };
    expect(invocations['recover']).toBe(2);
  });

  it('starts afresh, once it was asked whether that is meant', async () => {
    await rig.beacon('a');
    await settle();
    const page = await rig.open('/timers');
    await page.getByText('The timer for the step help').waitFor();
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByText('No checkout waits for its mail').waitFor();
    await page.getByRole('button', { name: 'No timer waits' }).waitFor();
  });

  it('is followed where another moves it', async () => {
    await rig.beacon('a');
    await settle();
    const page = await rig.open('/pipeline');
    await rig.advance('P1D');
    const tomorrow = new Date(Date.now() + 86_400_000);
    const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
    await page.getByText(day.format(tomorrow).replace(',', ''), { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Mailbox 1' }).waitFor();
  });
});

describe('the pipeline', () => {
  it('opens a node by keyboard, tells what happened there, and of one checkout only', async () => {
    await rig.beacon('a');
    await rig.beacon('b');
    await settle();
    const page = await rig.open('/pipeline');
    await page.getByRole('button', { name: 'capture 2 runs' }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'capture' });
    await drawer.getByText('Beacon: Ada, a@example.com, 2 items').waitFor();
    await drawer.getByText('Beacon: Ben, b@example.com, 2 items').waitFor();
    await drawer.getByLabel('Checkout').selectOption(checkoutId('a'));
    await drawer.getByText('Beacon: Ben, b@example.com, 2 items').waitFor({ state: 'detached' });
    expect(await drawer.getByText('Beacon: Ada, a@example.com, 2 items').count()).toBe(1);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.locator('[data-node="capture"]:focus').waitFor();
  });

  it('lights up what passes, and marks what fails in another shape', async () => {
    const page = await rig.open('/pipeline');
    await rig.beacon('a');
    await page.locator('.pipeline-pulse circle').first().waitFor({ state: 'attached' });
    await settle();
    await rig.post('/_local/faults', {
      service: 'dynamodb',
      operation: 'GetItem',
      when: 'before',
      error: 'InternalServerError',
      count: 20,
    });
    await rig.advance('PT3H');
    await page.getByRole('button', { name: /^recover \d+ runs? \d+ failed$/ }).waitFor();
  });

  it('moves nothing for who wants nothing to move', async () => {
    const page = await rig.open('/pipeline', { reducedMotion: 'reduce' });
    await rig.beacon('a');
    await page.locator('.pipeline-lit-way').first().waitFor({ state: 'attached' });
    expect(await page.locator('.pipeline-pulse').count()).toBe(0);
  });
});

describe('the shop', () => {
  it('stands beside what comes of it, and keeps what was typed while one looks elsewhere', async () => {
    const page = await rig.open('/');
    const news = page.getByRole('region', { name: 'News, newest first' });
    await news.getByText('All was forgotten').waitFor();
    await page
      .frameLocator('iframe[title="The demo shop"]')
      .locator('body')
      .evaluate((body) => {
        body.dataset['mark'] = 'mine';
      });
    await rig.beacon('a');
    await settle();
    await news.getByText('Beacon: Ada, a@example.com, 2 items').waitFor();
    await news.getByText(/^Timer for help set for/).waitFor();
    await page.getByRole('link', { name: 'Timers' }).click();
    await page.getByRole('heading', { name: 'Timers and clock' }).waitFor();
    await page.getByRole('link', { name: 'Shop', exact: true }).click();
    await page.frameLocator('iframe[title="The demo shop"]').locator('body[data-mark="mine"]').waitFor();
  });
});

describe('the theme', () => {
  it('follows the system until one is chosen, and is kept', async () => {
    const page = await rig.open('/timers', { colorScheme: 'dark' });
    const theme = () => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Light' }).click();
    expect(await theme()).toBe('light');
    await page.reload();
    expect(await theme()).toBe('light');
    await page.getByRole('button', { name: 'As the system' }).click();
    expect(await theme()).toBe('dark');
  });
});

describe('on a phone', () => {
  it('has its panels at the bottom, and the others behind one more tap', async () => {
    const page = await rig.open('/', { viewport: NARROW });
    await page.getByRole('button', { name: 'What happened' }).click();
    await page.getByText('All was forgotten').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Timers' }).click();
    await page.locator('h1:focus', { hasText: 'Timers and clock' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('for everybody, by day, by night and on a phone', () => {
  it.each(['/', '/pipeline', '/pipeline?node=recover', '/timers'])(
    '%s has no barrier and scrolls one way only',
    async (path) => {
      await rig.beacon('a');
      await rig.advance('PT3H');
      const page = await rig.open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
    },
  );
});
