import type { Page } from 'playwright-core';
import { NARROW } from './support/console.ts';
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

/** A shopper leaves, and is mailed. */
const mailSomebody = async (letter = 'a') => {
  await rig.beacon(letter);
  await rig.advance('PT3H');
};

const rowsOf = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');

describe('the checkouts', () => {
  it('grow as they happen, the newest first, and tell what was decided', async () => {
    const page = await rig.open('/checkouts');
    await page.getByText('No checkout yet').waitFor();
    await rig.beacon('a');
    await page.getByRole('link', { name: 'Ada' }).waitFor();
    await rig.beacon('b', { country: 'GB' });
    await page.getByRole('link', { name: 'Ben' }).waitFor();
    expect(await rowsOf(page).nth(0).innerText()).toMatch(/Ben\s+b@example.com/);
    expect(await rowsOf(page).nth(1).innerText()).toContain('€136.00');
    await rig.post(`/v1/checkouts/${checkoutId('b')}/forget`, '');
    await rig.advance('PT3H');
    await page.getByText('help sent').waitFor();
    await page.getByText('help skipped: the shopper said “don’t save”').waitFor();
    expect(await page.getByRole('link', { name: 'Ben' }).count()).toBe(0);
    await rowsOf(page).nth(1).getByText('reminder').waitFor();
    await rowsOf(page)
      .nth(1)
      .getByText(/^in \d+ hours$/)
      .waitFor();
  });

  it('are found by state and by text, and the address keeps what was asked for', async () => {
    await rig.beacon('a');
    await rig.beacon('b');
    await rig.post(`/v1/checkouts/${checkoutId('b')}/forget`, '');
    await rig.advance('PT0S');
    const page = await rig.open('/checkouts');
    await page.getByRole('button', { name: 'Erased 1' }).click();
    await page.getByRole('link', { name: 'Ada' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All 2' }).click();
    await page.getByLabel('Search checkouts').fill('ADA@');
    await page.getByText('None of them fits').waitFor();
    await page.getByLabel('Search checkouts').fill('A@EXAMPLE');
    await page.getByRole('link', { name: 'Ada' }).waitFor();
    expect(await rowsOf(page).count()).toBe(1);
    await page.reload();
    await page.getByRole('link', { name: 'Ada' }).waitFor();
    expect(await rowsOf(page).count()).toBe(1);
  });

  it('opened, tell their story in words, show what is stored, and lead to the mail', async () => {
    await mailSomebody();
    const page = await rig.open('/checkouts');
    await page.getByRole('link', { name: 'Ada' }).click();
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByText(/browser sent: address, first name, 2 items/).waitFor();
    await story.getByText(/Set a timer for the step help/).waitFor();
    await story.getByText('Details').first().click();
    await story.getByText('address: a@example.com').waitFor();
    expect(await page.getByRole('region', { name: 'The stored record' }).innerText()).toContain(
      '"timerStep": "reminder"',
    );
    await rig.post(`/v1/checkouts/${checkoutId('a')}/forget`, '');
    await story.getByText('The shopper said “don’t save”: what was typed is erased.').waitFor();
    await story.getByRole('link', { name: 'Read the mail' }).click();
    await page.getByRole('heading', { name: /^Can I help/ }).waitFor();
  });

  it('that are not there say so', async () => {
    const page = await rig.open(`/checkouts/${checkoutId('z')}`);
    await page.getByText('Nothing is stored under this id').waitFor();
  });
});

describe('the mailbox', () => {
  it('shows a mail as soon as it has come, and its links open outside', async () => {
    const page = await rig.open('/mailbox');
    await page.getByText('No mail yet').waitFor();
    await mailSomebody();
    const frame = page.frameLocator('iframe[title^="The mail"]');
    await frame.getByText('Hello Ada,').waitFor();
    expect(await page.locator('iframe[title^="The mail"]').getAttribute('sandbox')).not.toContain('scripts');
    const [shop] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: 'Back to your cart' }).click(),
    ]);
    await shop.waitForURL(/\/shop\/checkout/);
    expect(await shop.evaluate(() => window.opener === null)).toBe(true);
  });

  it('runs nothing of a mail', async () => {
    const page = await rig.open('/timers');
    const run = 'top.hasRun = true; parent.hasRun = true';
    const html = `<body><script>${run}</script><img src="x:" onerror="${run}"><svg onload="${run}"></svg>
      <iframe src="javascript:${run}"></iframe><meta http-equiv="refresh" content="0;url=/elsewhere">
      <a href="javascript:${run}">Run</a><form action="/_local/reset" method="post"><button>Send</button></form>`;
    const mail = {
      at: new Date().toISOString(),
      messageId: 'evil',
      from: `<img src="x:" onerror="${run}">`,
      to: ['a@example.com'],
      replyTo: [],
      subject: `<img src="x:" onerror="${run}">`,
      headers: { Evil: `<javascript:${run}>` },
      text: `<img src="x:" onerror="${run}"> javascript:${run}`,
      html,
      tags: {},
    };
    await page.route('**/_local/mailbox', (route) => route.fulfill({ json: [mail] }));
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.url());
    });
    await page.getByRole('link', { name: 'Mailbox' }).click();
    const frame = page.frameLocator('iframe[title^="The mail"]');
    await frame.getByRole('link', { name: 'Run' }).click();
    await frame.getByRole('button', { name: 'Send' }).click();
    for (const tab of ['Text', 'Headers', 'Source'])
      await page.getByRole('tab', { name: tab, exact: true }).click();
    expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
    expect(page.context().pages()).toHaveLength(1);
    expect([new URL(page.url()).pathname, posted]).toEqual(['/mailbox', []]);
    for (const complaint of await rig.closeWindows())
      expect(complaint).toMatch(/[Bb]lock|[Rr]efuse|ERR_|violates/);
  });

  it('stays with the mail that is read while others come', async () => {
    await mailSomebody('a');
    const page = await rig.open('/mailbox');
    await page.frameLocator('iframe').getByText('Hello Ada,').waitFor();
    await mailSomebody('b');
    await page.getByRole('link', { name: /^b@example.com/ }).waitFor();
    expect(await page.frameLocator('iframe').getByText('Hello Ada,').count()).toBe(1);
    await page.getByRole('link', { name: /^b@example.com/ }).click();
    await page.frameLocator('iframe').getByText('Hello Ben,').waitFor();
    await page.getByLabel('Search mails').fill('a@example');
    await page.getByRole('link', { name: /^b@example.com/ }).waitFor({ state: 'detached' });
  });

  it('shows text, headers and source at the arrow keys', async () => {
    await mailSomebody();
    const page = await rig.open('/mailbox');
    await page.getByRole('tab', { name: 'Mail' }).focus();
    const panel = page.getByRole('tabpanel');
    await page.keyboard.press('ArrowRight');
    await panel.getByText('Hello Ada,').waitFor();
    expect(await panel.getByRole('link').first().getAttribute('href')).toMatch(
      new RegExp(`^${rig.url}/r/[^.]+`),
    );
    await page.keyboard.press('ArrowRight');
    const unsubscribe = panel.getByRole('link', { name: /\/u\// });
    expect(await unsubscribe.getAttribute('href')).toMatch(new RegExp(`^${rig.url}/u/`));
    await page.keyboard.press('ArrowRight');
    await panel.getByText('Content-Type: multipart/alternative').waitFor();
  });

  it('shows the mail dark and narrow, whatever the page is', async () => {
    await mailSomebody();
    const page = await rig.open('/mailbox');
    const frame = page.frameLocator('iframe');
    const paper = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    await frame.getByText('Hello Ada,').waitFor();
    const light = await paper();
    await page
      .getByRole('group', { name: 'Colours of the mail' })
      .getByRole('button', { name: 'Dark' })
      .click();
    await page.locator('.mailbox-sheet-dark').waitFor();
    await frame.getByText('Hello Ada,').waitFor();
    await expectSoon(paper, (colour) => colour !== light);
    await page.getByRole('button', { name: '360 px' }).click();
    await expectSoon(
      () => frame.locator('html').evaluate((root) => root.clientWidth),
      (width) => width === 360,
    );
  });

  it('shows on a phone the list, then the mail, and comes back to where one was', async () => {
    await mailSomebody('a');
    await mailSomebody('b');
    const page = await rig.open('/mailbox', { viewport: NARROW });
    const ada = page.getByRole('link', { name: /^a@example.com/ });
    await ada.click();
    await page.locator('h2:focus', { hasText: 'Can I help' }).waitFor();
    await ada.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'All mails' }).click();
    await page.locator('a:focus', { hasText: 'a@example.com' }).waitFor();
  });
});

/** What the page comes to show by itself; the test's own limit is the only one. */
const expectSoon = async <Value>(
  look: () => Promise<Value>,
  isRight: (value: Value) => boolean,
): Promise<void> => {
  const value = await look();
  if (isRight(value)) return;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expectSoon(look, isRight);
};

describe('faults', () => {
  it('are set from the form, wait in words, and are taken back', async () => {
    const page = await rig.open('/faults');
    await page.getByText('Nothing is set to go wrong').waitFor();
    await page.getByLabel('What goes wrong').selectOption('delivery');
    await page.getByLabel('What becomes of it').selectOption('late');
    await page.getByLabel('How late, in seconds').fill('90');
    await page.getByLabel('How many times').fill('2');
    await page.getByRole('button', { name: 'Set this fault' }).click();
    const waiting = page.getByRole('region', { name: 'Waiting' });
    await waiting.getByText('The next 2 due timers come 90 s late.').waitFor();
    await page.getByLabel('What goes wrong').selectOption('kill');
    await page.getByLabel('How many times').fill('0');
    await page.getByRole('button', { name: 'Set this fault' }).click();
    await page.getByText('A whole number, 1 or more.').waitFor();
    await waiting.getByRole('button', { name: /^Take back: The next 2 due timers/ }).click();
    await page.getByText('Nothing is set to go wrong').waitFor();
  });

  it('take effect, tell so, and lead to the checkout that they met', async () => {
    await rig.beacon('a');
    await rig.advance('PT0S');
    const page = await rig.open('/faults');
    await page.getByText('No fault was met yet').waitFor();
    await page.getByLabel('How it ends').selectOption('TooManyRequestsException');
    await page.getByLabel('How many times').fill('1');
    await page.getByRole('button', { name: 'Set this fault' }).click();
    await page.getByText(/^The next call of SendEmail fails/).waitFor();
    await rig.advance('PT2H10M');
    await page.getByText('Nothing is set to go wrong').waitFor();
    const effects = page.getByRole('region', { name: 'What they did' });
    await effects.getByText(/SendEmail fails with TooManyRequestsException/).waitFor();
    await effects.getByRole('link', { name: 'aaaaaaaa' }).click();
    await page.getByText(/^Put the step help off/).waitFor();
  });

  it('worth seeing are set at one press; a function is killed at another', async () => {
    await mailSomebody();
    const page = await rig.open('/faults');
    await page.getByRole('button', { name: 'Set: The next timer is lost' }).click();
    await page.getByText('The next due timer is lost.').waitFor();
    await page.getByLabel('Kill the processes of').selectOption('recover');
    await page.getByRole('button', { name: 'Kill now' }).click();
    await page.getByText(/Killed \d+ process(es)? of recover\./).waitFor();
  });
});

describe('dead letters', () => {
  it('appear as they are given up, and are redriven by mouse', async () => {
    const page = await rig.open('/dead-letters');
    await page.getByText('No dead letter').waitFor();
    await rig.beacon('a');
    await rig.advance('PT0S');
    const broken = {
      service: 'dynamodb',
      operation: 'GetItem',
      when: 'before',
      error: 'InternalServerError',
      count: 9,
    };
    await rig.post('/_local/faults', broken);
    await rig.advance('PT3H');
    await page.getByText(/^recover gave it up after 3 tries/).waitFor();
    await page.getByRole('link', { name: 'aaaaaaaa' }).waitFor();
    await page.getByText('Body', { exact: true }).click();
    await page.getByText('"condition": "RetriesExhausted"').waitFor();
    await page.getByRole('button', { name: 'Redrive' }).click();
    await page.getByText('No dead letter').waitFor();
    await page.getByRole('link', { name: 'Mailbox 1' }).waitFor();
  });
});

describe('logs', () => {
  const lines = (page: Page) => page.getByRole('listbox').getByRole('option');

  it('run on live, by function, and stand still when paused', async () => {
    const page = await rig.open('/logs');
    await page.getByText('Nothing was written yet').waitFor();
    await mailSomebody();
    await lines(page).filter({ hasText: 'mailed' }).first().waitFor();
    await page.getByLabel('Function').selectOption('capture');
    await lines(page).filter({ hasText: 'Captured 1' }).waitFor();
    expect(await lines(page).filter({ hasText: 'mailed' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Pause' }).click();
    await rig.beacon('b');
    await page.getByText(/^Paused\. \d+ lines? since\.$/).waitFor();
    expect(await lines(page).filter({ hasText: 'Captured 1' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await lines(page).filter({ hasText: 'Captured 1' }).nth(1).waitFor();
  });

  it('open a line at the keys, read and as it was written', async () => {
    await mailSomebody();
    const page = await rig.open('/logs?function=recover&show=messages');
    await lines(page).filter({ hasText: 'mailed' }).waitFor();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    const detail = page.getByRole('region', { name: 'The chosen line' });
    await detail.getByText('step').first().waitFor();
    await detail.getByText(/^As it was written/).click();
    await detail.getByText('"sampling_rate": 0').waitFor();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
  });

  it('render a window of thousands, and find any', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      at: new Date(Date.now() + index).toISOString(),
      function: 'recover',
      stream: 'stdout',
      line: JSON.stringify({ level: 'INFO', message: `line ${index}.` }),
    }));
    const page = await rig.open('/timers');
    await page.route('**/_local/logs', (route) => route.fulfill({ json: many }));
    await page.getByRole('link', { name: 'Logs' }).click();
    await lines(page).filter({ hasText: 'line 4999.' }).waitFor();
    expect(await lines(page).count()).toBeLessThan(100);
    await page.getByRole('listbox').evaluate((box) => {
      box.scrollTop = box.scrollHeight / 2;
    });
    await lines(page).filter({ hasText: 'line 2500.' }).waitFor();
    expect(await lines(page).count()).toBeLessThan(100);
    await page.getByLabel('Search the logs').fill('line 17.');
    await lines(page).filter({ hasText: 'line 17.' }).waitFor();
    expect(await lines(page).count()).toBe(1);
  });
});

describe('cost', () => {
  it('is counted as it arises, with what is assumed', async () => {
    const page = await rig.open('/cost');
    await mailSomebody();
    await page.getByRole('row', { name: /^mails 1 \$/ }).waitFor();
    await page.getByText('1 checkout', { exact: true }).waitFor();
    await page.getByText('For 1,000 checkouts').waitFor();
    expect(
      await page.getByRole('region', { name: 'How this is reckoned' }).getByRole('listitem').count(),
    ).toBeGreaterThan(3);
  });
});

describe('permissions', () => {
  it('count their uses, and mark those that were never used', async () => {
    const page = await rig.open('/permissions');
    const sendEmail = page.getByRole('region', { name: 'recover' }).getByRole('row', { name: /SendEmail/ });
    await sendEmail.filter({ hasText: 'never used' }).first().waitFor();
    await mailSomebody();
    await sendEmail
      .filter({ hasText: /\d+ uses?/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Never used only' }).click();
    await page.getByText('TransactWriteItems').waitFor({ state: 'detached' });
    await sendEmail
      .filter({ hasText: /\d+ uses?/ })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('tell of a denial first', async () => {
    const denied = {
      at: new Date().toISOString(),
      holder: 'recover',
      action: 'ses:SendEmail',
      resource: 'arn:aws:ses:eu-central-1:000000000000:identity/elsewhere.example',
    };
    const page = await rig.open('/timers');
    await page.route('**/_local/permissions', (route) =>
      route.fulfill({ json: { granted: [], denied: [denied] } }),
    );
    await page.getByRole('link', { name: 'Permissions' }).click();
    const denials = page.getByRole('region', { name: '1 call denied' });
    await denials.getByText('recover was denied').waitFor();
    await denials.getByText('identity/elsewhere.example').waitFor();
  });
});
