import {
  blockedStorages,
  createPage,
  createStorages,
  DAY_MS,
  memoryIn,
  settled,
  type TestPage,
} from './page.ts';

const anotherTab = ({ storages }: TestPage) => createPage(createStorages(storages.localStorage));

describe('“don’t save”', () => {
  it('erases at the server, clears the browser and holds for 30 days', async () => {
    const { session, typeAndSend, forget, posts, memory, state, saved, checkoutId } = createPage();
    typeAndSend();
    await settled();
    const id = checkoutId();
    expect(await forget()).toBe(true);
    expect(posts[1]).toEqual({ path: `/v1/checkouts/${id}/forget`, body: undefined });
    expect(checkoutId()).toBeUndefined();
    typeAndSend();
    session.sendLast();
    expect(posts).toHaveLength(2);
    expect(saved).toHaveLength(1);
    expect(memory.isHeld(state.now + 30 * DAY_MS - 1)).toBe(true);
    expect(memory.isHeld(state.now + 30 * DAY_MS)).toBe(false);
  });

  it('holds in every tab', async () => {
    const one = createPage();
    const other = anotherTab(one);
    one.typeAndSend();
    await one.forget();
    other.typeAndSend();
    expect(other.posts).toEqual([]);
  });

  it('asks nothing of the server where nothing was sent', async () => {
    const { forget, posts } = createPage();
    expect(await forget()).toBe(true);
    expect(posts).toEqual([]);
  });

  it('is told to the server later if it could not be reached', async () => {
    const { typeAndSend, forget, carryOut, posts, state } = createPage();
    typeAndSend();
    state.outcome = 'unreached';
    expect(await forget()).toBe(false);
    state.outcome = 'taken';
    expect(await carryOut()).toBe(true);
    expect(posts[2]).toEqual(posts[1]);
    expect(await carryOut()).toBe(true);
    expect(posts).toHaveLength(3);
  });

  it('is told by another page, where this one has ended', async () => {
    const left = createPage();
    left.typeAndSend();
    left.state.outcome = 'unreached';
    await left.forget();
    const next = anotherTab(left);
    expect(await next.carryOut()).toBe(true);
    expect(next.posts).toEqual([left.posts[1]]);
  });

  it('is not said to be carried out where the server refuses it, and is told again', async () => {
    const { typeAndSend, forget, carryOut, state } = createPage();
    typeAndSend();
    state.outcome = 'refused';
    expect(await forget()).toBe(false);
    state.outcome = 'taken';
    expect(await carryOut()).toBe(true);
  });

  it('is told for each checkout that is still due', async () => {
    const { memory, carryOut, posts, state } = createPage();
    memory.write({ toErase: ['one', 'other'] });
    state.outcome = 'unreached';
    expect(await carryOut()).toBe(false);
    state.outcome = 'taken';
    expect(await carryOut()).toBe(true);
    expect(posts.map(({ path }) => path).slice(2)).toEqual([
      '/v1/checkouts/one/forget',
      '/v1/checkouts/other/forget',
    ]);
    expect(memory.read().toErase).toEqual([]);
  });

  it('that is said while an earlier one is under way is not lost', async () => {
    const { typeAndSend, carryOut, memory, state } = createPage();
    typeAndSend();
    memory.write({ ...memory.read(), toErase: ['earlier'] });
    const underWay = carryOut();
    memory.forget(state.now);
    expect(await underWay).toBe(false);
    expect(memory.read().toErase).toHaveLength(1);
    expect(memory.isHeld(state.now)).toBe(true);
  });

  it('is not answered with “saved” by a beacon that was under way', async () => {
    const { typeAndSend, forget, saved } = createPage();
    typeAndSend();
    await forget();
    await settled();
    expect(saved).toEqual([]);
  });

  it('is lifted by the shopper’s own later yes', async () => {
    const { memory, typeAndSend, forget, posts } = createPage();
    await forget();
    memory.write({ ...memory.read(), heldUntil: undefined });
    typeAndSend();
    expect(posts).toHaveLength(1);
  });

  it('is carried out where the browser stores nothing', async () => {
    const { typeAndSend, forget, posts, checkoutId } = createPage(blockedStorages);
    typeAndSend();
    const id = checkoutId();
    expect(await forget()).toBe(true);
    typeAndSend();
    expect(posts.map(({ path }) => path)).toEqual([`/v1/checkouts/${id}`, `/v1/checkouts/${id}/forget`]);
  });
});

describe('two shoppers on one browser', () => {
  const twoShoppers = () => {
    const storages = createStorages();
    return [createPage(storages, 'shopper-1'), createPage(storages, 'shopper-2')] as const;
  };

  it('have a checkout each, which each finds again', () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    other.typeAndSend();
    expect(one.posts[0]?.path).not.toBe(other.posts[0]?.path);
    const later = createPage(one.storages, 'shopper-1');
    later.typeAndSend();
    expect(later.posts[0]?.path).toBe(one.posts[0]?.path);
  });

  it('do not hold for each other', async () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    await one.forget();
    other.typeAndSend();
    expect(other.posts).toHaveLength(1);
  });

  it('have each other’s “don’t save” carried out', async () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    one.state.outcome = 'unreached';
    await one.forget();
    expect(await other.carryOut()).toBe(true);
    expect(other.posts).toEqual([{ path: `${one.posts[0]!.path}/forget`, body: undefined }]);
    expect(one.memory.read().toErase).toEqual([]);
    expect(one.memory.isHeld(one.state.now)).toBe(true);
  });

  it('have it carried out also where the page ends while it is being remembered', async () => {
    const [one, other] = twoShoppers();
    one.typeAndSend();
    const { localStorage } = one.storages;
    const setItem = localStorage.setItem;
    const written = localStorage.writes.length;
    localStorage.setItem = (key, value) => {
      if (localStorage.writes.length === written) setItem(key, value);
    };
    one.memory.forget(one.state.now);
    localStorage.setItem = setItem;
    expect(localStorage.writes).toHaveLength(written + 1);
    expect(await other.carryOut()).toBe(true);
    expect(other.posts).toEqual([{ path: `${one.posts[0]!.path}/forget`, body: undefined }]);
  });

  it('agree to something each for themselves', () => {
    const storages = createStorages();
    const consent = { mode: 'opt-in', version: 'en-1', at: '2026-11-21T14:00:00.000Z' } as const;
    memoryIn(storages, 'shopper-1').keepConsent(consent);
    expect(memoryIn(storages, 'shopper-2').consent()).toBeUndefined();
    expect(memoryIn(storages, 'shopper-1').consent()).toEqual(consent);
  });
});
