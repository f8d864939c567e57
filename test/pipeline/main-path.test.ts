import { eachWithDriver, newCheckoutId } from './driver.ts';

const holder = eachWithDriver();

const stepsOf = async (id: string) => (await holder.run.checkout(id))?.steps ?? [];

describe('the local stack, from a typed address to the mail', () => {
  it('mails an abandoned checkout once per step, with a return link that brings the cart back', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    expect(await run.beacon(id)).toBe(204);
    await run.advance('PT2H15M');
    const [mail] = await run.mailbox();
    expect(await stepsOf(id)).toMatchObject([{ step: 'help', decision: 'sent' }]);
    expect(mail?.text).toContain('Ann');
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    const token = /\/r\/([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const landing = await run.send('GET', `/r/${token}`);
    expect(landing.status).toBe(302);
    expect(landing.headers.get('location')).toBe(`${run.url}/cart?recover=${token}`);
    expect(landing.headers.get('referrer-policy')).toBe('no-referrer');
    const restored = await run.send('POST', `/v1/restore/${token}`);
    expect(await restored.json()).toMatchObject({ cart: { items: [{ sku: 'mug', quantity: 2 }] } });
    await run.advance('P4D');
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['help', 'reminder', 'offer']);
    expect(await run.timers()).toEqual([]);
  });

  it('takes 100 beacons up to the first mail with few calls', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    for (let beacon = 0; beacon < 100; beacon += 1) await run.beacon(id);
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await run.callsOf('UpdateSchedule')).toBe(0);
    expect(await run.callsOf('CreateSchedule')).toBeLessThanOrEqual(3);
    expect((await run.invocations())['schedule']).toBeLessThanOrEqual(3);
  });

  it('arms one timer for 500 beacons that come at once', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    const statuses: number[] = [];
    for (let batch = 0; batch < 25; batch += 1) {
      statuses.push(...(await Promise.all(Array.from({ length: 20 }, () => run.beacon(id)))));
    }
    expect(new Set(statuses)).toEqual(new Set([204]));
    await run.advance('PT1M');
    expect(await run.timers()).toHaveLength(1);
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('mails later when the shopper types on, counted from the last beacon', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id);
    await run.advance('PT1H30M');
    await run.beacon(id);
    await run.advance('PT1H');
    expect(await run.mailbox()).toHaveLength(0);
    await run.advance('PT1H15M');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('arms the timer when consent arrives after the address, and not before', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id, { consent: undefined });
    await run.advance('PT1H');
    expect(await run.timers()).toEqual([]);
    await run.beacon(id);
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('mails the new address when it was changed after the timer was armed', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id, { email: 'first@example.com' });
    await run.advance('PT1M');
    await run.beacon(id, { email: 'second@example.com' });
    await run.advance('PT2H15M');
    expect((await run.mailbox()).map(({ to }) => to)).toEqual([['second@example.com']]);
  });

  it('mails an address that was corrected after the first one had bounced', async () => {
    const { run } = holder;
    const [first, second] = [newCheckoutId(), newCheckoutId()];
    await run.beacon(first, { email: 'bounce@simulator.amazonses.com' });
    await run.advance('PT3H');
    await run.beacon(second, { email: 'bounce@simulator.amazonses.com' });
    await run.advance('PT3H');
    expect(await stepsOf(second)).toMatchObject([
      { step: 'help', decision: 'skipped', reason: 'suppressed' },
    ]);
    await run.beacon(second, { email: 'corrected@example.com' });
    await run.advance('PT2H15M');
    expect((await run.mailbox()).map(({ to }) => to).at(-1)).toEqual(['corrected@example.com']);
    expect(await stepsOf(second)).toMatchObject([{ step: 'help', decision: 'sent' }]);
  });

  it('keeps what a newer beacon stored when an older one comes late', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    const now = await run.now();
    await run.beacon(id, { seq: now + 10, firstName: 'New' });
    expect(await run.beacon(id, { seq: now + 5, firstName: 'Old' })).toBe(204);
    expect(await run.checkout(id)).toMatchObject({ stored: { firstName: 'New' } });
  });

  it('goes on after a pause that no order followed', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id);
    await run.advance('PT1M');
    await run.beacon(id, { paused: true });
    await run.advance('PT3H');
    expect(await stepsOf(id)).toMatchObject([{ step: 'help', decision: 'skipped', reason: 'paused' }]);
    await run.beacon(id, { paused: false });
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await stepsOf(id)).toMatchObject([{ step: 'help', decision: 'sent' }]);
  });

  it('asks once, not every minute, about a checkout whose consent is not enough for its country', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id, {
      country: 'DE',
      consent: { mode: 'notice', version: '1', at: new Date().toISOString() },
    });
    await run.advance('P2D');
    expect(await stepsOf(id)).toMatchObject([{ step: 'help', decision: 'skipped', reason: 'no-consent' }]);
    expect(await run.timers()).toEqual([]);
    expect(await run.invocations()).toMatchObject({ recover: 1 });
    expect((await run.invocations())['schedule']).toBeLessThanOrEqual(2);
    await run.beacon(id, { country: 'DE' });
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('unsubscribes by the button of the mail program, for all checkouts of the address', async () => {
    const { run } = holder;
    const [first, second] = [newCheckoutId(), newCheckoutId()];
    await run.beacon(first, { email: 'ann@example.com' });
    await run.advance('PT2H15M');
    const [mail] = await run.mailbox();
    const path = new URL(/<(.+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '').pathname;
    expect((await run.send('GET', path)).status).toBe(200);
    await run.beacon(second, { email: 'ANN@example.com' });
    await run.advance('PT1M');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await run.send('POST', path, 'List-Unsubscribe=One-Click', headers)).status).toBe(200);
    await run.advance('P5D');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await stepsOf(second)).toMatchObject([{ decision: 'skipped', reason: 'unsubscribed' }]);
  });
});

describe('an order', () => {
  it('that comes in time stops the mail, by id and by address', async () => {
    const { run } = holder;
    const [byId, byAddress] = [newCheckoutId(), newCheckoutId()];
    await run.beacon(byId);
    await run.beacon(byAddress, { email: 'Ben@Example.com' });
    await run.advance('PT10M');
    expect(await run.order({ checkoutId: byId })).toEqual({ status: 200, answer: { completed: 1 } });
    expect(await run.order({ email: 'ben@example.com' })).toEqual({ status: 200, answer: { completed: 1 } });
    await run.advance('P4D');
    expect(await run.mailbox()).toHaveLength(0);
    const ordered = [{ step: 'help', decision: 'skipped', reason: 'ordered' }];
    expect(await run.checkout(byId)).toMatchObject({ state: 'completed', steps: ordered });
    expect(await run.checkout(byAddress)).toMatchObject({ state: 'completed', steps: ordered });
    expect(await run.timers()).toEqual([]);
    expect(JSON.stringify(await run.look('checkouts'))).not.toMatch(/example\.com/i);
  });

  it('that overtakes its beacon stops it by id: 410, and nothing is stored', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    expect(await run.order({ checkoutId: id })).toEqual({ status: 200, answer: { completed: 0 } });
    expect(await run.beacon(id)).toBe(410);
    expect(await run.checkout(id)).toMatchObject({ state: 'completed' });
    await run.advance('PT3H');
    expect(await run.mailbox()).toHaveLength(0);
  });

  it('that overtakes its beacon stops it by address at the claim', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.order({ email: 'early@example.com' });
    await run.beacon(id, { email: 'early@example.com' });
    await run.advance('PT3H');
    expect(await run.mailbox()).toHaveLength(0);
    expect(await stepsOf(id)).toMatchObject([{ decision: 'skipped', reason: 'ordered' }]);
  });

  it('of yesterday does not stop a checkout begun today', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.order({ email: 'again@example.com' });
    await run.advance('P1D');
    await run.beacon(id, { email: 'again@example.com' });
    await run.advance('PT2H15M');
    expect(await run.mailbox()).toHaveLength(1);
  });
});

describe('“don’t save”', () => {
  it('erases, is final for late beacons, and leaves no timer that mails', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id, { email: 'chloe@example.com' });
    await run.advance('PT1M');
    expect(await run.forget(id)).toBe(204);
    expect(await run.beacon(id, { email: 'chloe@example.com' })).toBe(410);
    expect(JSON.stringify(await run.look('checkouts'))).not.toContain('chloe');
    await run.advance('P4D');
    expect(await run.mailbox()).toHaveLength(0);
    expect(await run.timers()).toEqual([]);
    expect(await stepsOf(id)).toMatchObject([{ step: 'help', decision: 'skipped', reason: 'forgotten' }]);
  });
});

describe('two checkouts of one shopper', () => {
  it('get one sequence: the newest wins', async () => {
    const { run } = holder;
    const [older, newer] = [newCheckoutId(), newCheckoutId()];
    await run.beacon(older, { email: 'twice@example.com' });
    await run.advance('PT30M');
    await run.beacon(newer, { email: 't.wice@example.com'.replace('.', '') });
    await run.advance('P4D');
    expect(await stepsOf(older)).toMatchObject([{ decision: 'skipped', reason: 'superseded' }]);
    expect((await run.mailbox()).map(({ tags }) => tags['checkout'])).toEqual([newer, newer, newer]);
  });
});

describe('an outage of days', () => {
  it('is not followed by two mails at once', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id);
    await run.advance('PT1M');
    await run.skip('P2D');
    const atOnce = (await run.mailbox()).length;
    expect(atOnce).toBeLessThanOrEqual(1);
    expect((await stepsOf(id)).find(({ step }) => step === 'help')).toMatchObject({ reason: 'too-late' });
  });
});

describe('what was kept', () => {
  it('is gone after the retention, and no personal data was in logs, timers, metrics or dead letters', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    await run.beacon(id, { email: 'dora@example.com', firstName: 'Dorothea' });
    await run.advance('PT2H15M');
    const seen = await Promise.all(
      ['logs', 'timers', 'metrics', 'dead-letters'].map((name) => run.look(name)),
    );
    expect(JSON.stringify(seen)).not.toMatch(/dora@|Dorothea/i);
    await run.advance('P33D');
    expect(await run.checkout(id)).toBeUndefined();
  });
});
