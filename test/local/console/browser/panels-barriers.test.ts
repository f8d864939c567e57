import { findBarriers } from './support/console.ts';
import { checkoutId, START_TIMEOUT_MS, startRig, type Rig } from './support/rig.ts';

const WAITING = { service: 'ses', operation: 'SendEmail', when: 'before', error: 'timeout', count: 1 };
const BROKEN = {
  ...WAITING,
  service: 'dynamodb',
  operation: 'GetItem',
  error: 'InternalServerError',
  count: 9,
};

let rig: Rig;

/** Something of each: a mail, a dead letter, a fault that was met and one that waits. */
beforeAll(async () => {
  rig = await startRig();
  await rig.beacon('a');
  await rig.advance('PT3H');
  await rig.beacon('b');
  await rig.advance('PT0S');
  await rig.post('/_local/faults', BROKEN);
  await rig.advance('PT3H');
  await rig.post('/_local/faults', WAITING);
}, START_TIMEOUT_MS);
afterAll(() => rig.stop());
afterEach(async () => {
  expect(await rig.closeWindows()).toEqual([]);
});

/** Each with a text that is there once its answer is. */
const PLACES = [
  ['/checkouts', 'help sent'],
  [`/checkouts/${checkoutId('a')}`, 'Read the mail'],
  [`/checkouts/${checkoutId('z')}`, 'Nothing is stored under this id'],
  ['/mailbox', 'a@example.com'],
  ['/faults', 'The next call of SendEmail'],
  ['/dead-letters', 'recover gave it up'],
  ['/logs', 'RequestId'],
  ['/cost', 'How this is reckoned'],
  ['/permissions', 'SendEmail'],
] as const;

describe('for everybody, by day, by night and on a phone', () => {
  it.each(PLACES)('%s has no barrier and scrolls one way only', async (path, text) => {
    const page = await rig.open(path);
    await page.getByText(text).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each(['Mail', 'Text', 'Headers', 'Source'])(
    'a mail has no barrier and scrolls one way only: %s',
    async (tab) => {
      const page = await rig.open('/mailbox');
      await page.getByRole('link', { name: /a@example.com/ }).click();
      await page.getByRole('tab', { name: tab, exact: true }).click();
      expect(await findBarriers(page)).toEqual([]);
    },
  );

  it('a line of the logs has no barrier and scrolls one way only', async () => {
    const page = await rig.open('/logs?function=recover');
    await page.getByRole('listbox').getByRole('option').last().click();
    await page.getByText('As it was written').click();
    expect(await findBarriers(page)).toEqual([]);
  });
});
