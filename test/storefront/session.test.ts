import { createErasures } from '../../storefront/beacon/erasures.ts';
import { createMemory, isHeld } from '../../storefront/beacon/memory.ts';
import { createSession, type Snapshot } from '../../storefront/beacon/session.ts';
import { createBeaconSchema } from '../../functions/shared/contract/beacon.ts';
import type { PostOutcome } from '../../storefront/beacon/post.ts';

const NOW = Date.parse('2026-11-21T14:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const consent = { mode: 'notice' as const, version: 'en-1', at: '2026-11-21T14:00:00.000Z' };
const typed: Snapshot = {
  email: 'ada@example.com',
  firstName: 'Ada',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  country: 'GB',
  cart: undefined,
  consent,
};

const createStorage = (): Storage => {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
  } as unknown as Storage;
};

/** A page of the shop: its own script, the browser's storage, an API that answers as told. */
const createPage = (storage = createStorage(), shopperId?: string) => {
  const posts: { path: string; body: { seq: number } | undefined }[] = [];
  const saved: Snapshot[] = [];
  const state = {
    now: NOW,
    snapshot: typed as Snapshot | undefined,
    outcome: 'taken' as PostOutcome,
    ids: 0,
  };
  const post = (path: string, body: string) => {
    posts.push({ path, body: body === '' ? undefined : JSON.parse(body) });
    return Promise.resolve(state.outcome);
  };
  const memory = createMemory({ storeId: 'demo', shopperId, storage: () => storage });
  const erasures = createErasures(memory, post, () => state.now);
  const session = createSession({
    storeId: 'demo',
    memory,
    post,
    erasures,
    now: () => state.now,
    newId: () => `${shopperId ?? 'checkout'}-${(state.ids += 1)}-${'x'.repeat(16)}`,
    snapshot: () => state.snapshot,
    onSaved: (kept) => saved.push(kept),
  });
  const typeAndSend = () => {
    session.noteActivity();
    session.send();
  };
  return { session, posts, saved, state, memory, erasures, storage, typeAndSend };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a session', () => {
  it('sends a full snapshot that the API takes', async () => {
    const { typeAndSend, posts, saved } = createPage();
    typeAndSend();
    await settled();
    const schema = createBeaconSchema({ storeId: 'demo', origins: { returns: [], images: [] } });
    expect(schema.parse(posts[0]?.body)).toMatchObject({
      v: 1,
      seq: NOW,
      store: 'demo',
      email: typed.email,
      consent,
    });
    expect(saved).toEqual([typed]);
  });

  it('sends nothing before the shopper types', () => {
    const { session, posts } = createPage();
    session.send();
    session.sendLast();
    expect(posts).toEqual([]);
  });

  it('sends nothing while nothing may leave the page', () => {
    const { typeAndSend, posts, state } = createPage();
    state.snapshot = undefined;
    typeAndSend();
    expect(posts).toEqual([]);
  });

  it('sends nothing before there is an address', () => {
    const { typeAndSend, posts, state } = createPage();
    state.snapshot = { ...typed, email: null };
    typeAndSend();
    expect(posts).toEqual([]);
  });

  it('tells the server of an address that was emptied', () => {
    const { typeAndSend, posts, state } = createPage();
    typeAndSend();
    state.snapshot = { ...typed, email: null };
    typeAndSend();
    expect(posts[1]?.body).toMatchObject({ email: null });
  });

  it('sends the same snapshot once', () => {
    const { session, typeAndSend, posts } = createPage();
    typeAndSend();
    session.send();
    typeAndSend();
    expect(posts).toHaveLength(1);
  });

  it('says when the page goes that the shopper was active until now, once', () => {
    const { session, typeAndSend, posts } = createPage();
    typeAndSend();
    session.sendLast();
    expect(posts).toHaveLength(1);
    session.noteActivity();
    session.sendLast();
    session.sendLast();
    expect(posts).toHaveLength(2);
  });

  it('says now and then that the shopper goes on in fields that are not sent', () => {
    const { typeAndSend, posts, state } = createPage();
    typeAndSend();
    state.now += 4 * MINUTE_MS;
    typeAndSend();
    state.now += 2 * MINUTE_MS;
    typeAndSend();
    expect(posts).toHaveLength(2);
  });

  it('numbers upwards over reloads, tabs and clocks set back', () => {
    const first = createPage();
    first.typeAndSend();
    const second = createPage(first.storage);
    second.state.now = NOW - DAY_MS;
    second.typeAndSend();
    expect(second.posts[0]?.path).toBe(first.posts[0]?.path);
    expect(second.posts[0]?.body?.seq).toBe(NOW + 1);
  });

  it('sends again what did not reach the server', async () => {
    const { session, typeAndSend, posts, state, saved } = createPage();
    state.outcome = 'unreached';
    typeAndSend();
    await settled();
    expect(saved).toEqual([]);
    state.outcome = 'taken';
    session.send();
    await settled();
    expect(posts).toHaveLength(2);
    expect(saved).toHaveLength(1);
  });

  it('does not repeat what the server refuses', async () => {
    const { session, typeAndSend, posts, state } = createPage();
    state.outcome = 'refused';
    typeAndSend();
    await settled();
    session.send();
    expect(posts).toHaveLength(1);
  });

  it('begins a new checkout when the server has closed the old one, at the next keystroke', async () => {
    const { session, typeAndSend, posts, state } = createPage();
    state.outcome = 'closed';
    typeAndSend();
    await settled();
    session.send();
    expect(posts).toHaveLength(1);
    typeAndSend();
    expect(posts[1]?.path).not.toBe(posts[0]?.path);
  });

  it('begins a new checkout after 30 days', () => {
    const { typeAndSend, posts, state } = createPage();
    typeAndSend();
    state.now += 30 * DAY_MS;
    typeAndSend();
    expect(posts[1]?.path).not.toBe(posts[0]?.path);
  });

  it('gives the order the id of its beacons, also before the first', () => {
    const { session, typeAndSend, posts } = createPage();
    const id = session.checkoutId();
    typeAndSend();
    expect(posts[0]?.path).toBe(`/v1/checkouts/${id}`);
  });
});

describe('a completed session', () => {
  it('pauses the mails and begins anew', () => {
    const { session, typeAndSend, posts } = createPage();
    typeAndSend();
    const id = session.checkoutId();
    session.complete();
    session.sendLast();
    expect(posts[1]).toEqual({
      path: `/v1/checkouts/${id}`,
      body: { v: 1, seq: NOW + 1, store: 'demo', paused: true },
    });
    expect(posts).toHaveLength(2);
    expect(session.checkoutId()).not.toBe(id);
  });

  it('has nothing to pause where the back end has reported the order', () => {
    const { session, typeAndSend, posts } = createPage();
    typeAndSend();
    const id = session.checkoutId();
    session.complete({ isReported: true });
    session.sendLast();
    expect(posts).toHaveLength(1);
    expect(session.checkoutId()).not.toBe(id);
  });

  it('has nothing to pause where nothing was sent', () => {
    const { session, posts } = createPage();
    session.checkoutId();
    session.complete();
    expect(posts).toEqual([]);
  });
});

describe('“don’t save”', () => {
  it('erases at the server, clears the browser and holds for 30 days', async () => {
    const { session, typeAndSend, posts, memory, state, saved } = createPage();
    typeAndSend();
    await settled();
    const id = session.checkoutId();
    expect(await session.forget()).toBe(true);
    expect(posts[1]).toEqual({ path: `/v1/checkouts/${id}/forget`, body: undefined });
    expect(memory.read().checkout).toBeUndefined();
    typeAndSend();
    session.sendLast();
    expect(posts).toHaveLength(2);
    expect(saved).toHaveLength(1);
    expect(isHeld(memory.read(), state.now + 30 * DAY_MS - 1)).toBe(true);
    expect(isHeld(memory.read(), state.now + 30 * DAY_MS)).toBe(false);
  });

  it('holds in every tab', async () => {
    const one = createPage();
    const other = createPage(one.storage);
    one.typeAndSend();
    await one.session.forget();
    other.typeAndSend();
    expect(other.posts).toEqual([]);
  });

  it('asks nothing of the server where nothing was sent', async () => {
    const { session, posts } = createPage();
    expect(await session.forget()).toBe(true);
    expect(posts).toEqual([]);
  });

  it('is told to the server later if it could not be reached', async () => {
    const { session, typeAndSend, posts, state, erasures } = createPage();
    typeAndSend();
    state.outcome = 'unreached';
    expect(await session.forget()).toBe(false);
    state.outcome = 'taken';
    expect(await erasures.carryOut()).toBe(true);
    expect(posts[2]).toEqual(posts[1]);
    expect(await erasures.carryOut()).toBe(true);
    expect(posts).toHaveLength(3);
  });

  it('is not answered with “saved” by a beacon that was under way', async () => {
    const { session, typeAndSend, saved } = createPage();
    typeAndSend();
    await session.forget();
    await settled();
    expect(saved).toEqual([]);
  });

  it('is lifted by the shopper’s own later yes', async () => {
    const { session, typeAndSend, posts } = createPage();
    await session.forget();
    session.allow();
    typeAndSend();
    expect(posts).toHaveLength(1);
  });
});

describe('two shoppers on one browser', () => {
  const twoShoppers = () => {
    const storage = createStorage();
    return [createPage(storage, 'shopper-1'), createPage(storage, 'shopper-2')] as const;
  };

  it('have a checkout each, which each finds again', () => {
    const [one, other] = twoShoppers();
    const ids = [one.session.checkoutId(), other.session.checkoutId()];
    expect(ids[0]).not.toBe(ids[1]);
    expect(one.session.checkoutId()).toBe(ids[0]);
  });

  it('do not hold for each other', async () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    await one.session.forget();
    other.typeAndSend();
    expect(other.posts).toHaveLength(1);
  });

  it('have each other’s “don’t save” carried out', async () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    one.state.outcome = 'unreached';
    await one.session.forget();
    other.session.checkoutId();
    expect(await other.erasures.carryOut()).toBe(true);
    expect(other.posts).toEqual([{ path: `${one.posts[0]!.path}/forget`, body: undefined }]);
    expect(one.memory.read().toErase).toEqual([]);
    expect(isHeld(one.memory.read(), NOW)).toBe(true);
  });
});

describe('the browser’s memory', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };

  it('lasts for the page where storage is blocked', () => {
    const memory = createMemory({ storeId: 'demo', shopperId: undefined, storage: blocked });
    expect(memory.read()).toEqual({});
    memory.write({ heldUntil: 5 });
    expect(memory.read()).toEqual({ heldUntil: 5 });
  });

  it.each(['', 'nonsense', '[]', '"text"', '{"checkout":{"id":5},"toErase":"x"}'])(
    'starts anew from %j',
    (text) => {
      const storage = createStorage();
      storage.setItem('checkout-recovery:demo', text);
      const { checkout, heldUntil, toErase } = createPage(storage).memory.read();
      expect([checkout, heldUntil, toErase]).toEqual([undefined, undefined, undefined]);
    },
  );

  it('holds no address and no name', () => {
    const { typeAndSend, storage } = createPage();
    typeAndSend();
    expect(storage.getItem('checkout-recovery:demo')).not.toMatch(/ada/i);
  });
});
