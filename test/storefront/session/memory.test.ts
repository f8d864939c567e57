import { blockedStorages, createPage, createStorages, memoryIn, NOW, type Storages } from './page.ts';
import { storageKeyOf } from '../../../storefront/beacon/main/stored.ts';

const consent = { mode: 'opt-in', version: 'en-1', at: '2026-11-21T14:00:00.000Z' } as const;
const checkout = { id: 'a', seq: 1, begunAt: NOW, isSent: true };
const details = { at: NOW, fields: [{ key: 'street', value: 'Storgatan 1' }] };

/** The next page of the same tab. */
const reloaded = (storages: Storages) => memoryIn(storages);

/** A new tab of the same browser. */
const inNewTab = ({ localStorage }: Storages) => memoryIn(createStorages(localStorage));

describe('the browser’s memory', () => {
  it('knows nothing at first', () => {
    const memory = memoryIn(createStorages());
    expect(memory.read()).toEqual({});
    expect(memory.consent()).toBeUndefined();
    expect(memory.isHeld(NOW)).toBe(false);
  });

  it('is shared by all tabs', () => {
    const storages = createStorages();
    const here = memoryIn(storages);
    const there = inNewTab(storages);
    here.write({ checkout });
    expect(there.read().checkout).toEqual(checkout);
    there.forget(NOW);
    expect(here.read()).toEqual({ heldUntil: expect.any(Number), toErase: ['a'] });
  });

  it('forgets all of a checkout that is over, but not that the shopper said “don’t save”', () => {
    const memory = memoryIn(createStorages());
    memory.write({ checkout, details, heldUntil: NOW + 1, toErase: ['b'] });
    memory.keepConsent(consent);
    memory.end();
    expect(memory.read()).toEqual({ heldUntil: NOW + 1, toErase: ['b'] });
    expect(memory.consent()).toBeUndefined();
  });

  it('forgets all at “don’t save”, but what the server has still to be told', () => {
    const memory = memoryIn(createStorages());
    memory.write({ checkout, details, toErase: ['b'] });
    memory.keepConsent(consent);
    memory.forget(NOW);
    expect(memory.read()).toEqual({ heldUntil: expect.any(Number), toErase: ['b', 'a'] });
    expect(memory.consent()).toBeUndefined();
  });

  it('has nothing to erase of a checkout of which nothing was sent', () => {
    const memory = memoryIn(createStorages());
    memory.write({ checkout: { ...checkout, isSent: false } });
    memory.forget(NOW);
    expect(memory.read().toErase).toEqual([]);
  });

  it('holds no address and no name', () => {
    const { typeAndSend, storages } = createPage();
    typeAndSend();
    const text = storages.localStorage.getItem(storageKeyOf('demo'));
    expect(text).toContain('"isSent":true');
    expect(text).not.toMatch(/ada/i);
  });

  it.each(['', 'nonsense', 'null', '[]', '"text"', '5'])('begins anew from %j', (text) => {
    const storages = createStorages();
    storages.localStorage.setItem(storageKeyOf('demo'), text);
    storages.sessionStorage.setItem(storageKeyOf('demo'), '');
    const { memory, typeAndSend, posts, session } = createPage(storages);
    expect(memory.consent()).toBeUndefined();
    expect(memory.isHeld(NOW)).toBe(false);
    typeAndSend();
    expect(posts).toHaveLength(1);
    expect(session.isSent()).toBe(true);
    expect(reloaded(storages).read().checkout?.isSent).toBe(true);
  });

  it('does not lose what is to be erased where a shopper’s own part is broken', () => {
    const storages = createStorages();
    memoryIn(storages).write({ toErase: ['b'] });
    storages.localStorage.setItem(storageKeyOf('demo', 'shopper-1'), '{"checkout":');
    const memory = memoryIn(storages, 'shopper-1');
    memory.write({ ...memory.read(), checkout });
    expect(memoryIn(storages).read().toErase).toEqual(['b']);
    expect(memoryIn(storages, 'shopper-1').read().checkout).toEqual(checkout);
  });
});

describe('a ticked box', () => {
  it('holds in this tab, over reloads', () => {
    const storages = createStorages();
    memoryIn(storages).keepConsent(consent);
    expect(reloaded(storages).consent()).toEqual(consent);
    expect(inNewTab(storages).consent()).toBeUndefined();
  });

  it('is nowhere any more once it is unticked', () => {
    const storages = createStorages();
    const memory = memoryIn(storages);
    memory.keepConsent(consent);
    memory.keepConsent(undefined);
    expect(memory.consent()).toBeUndefined();
    expect(reloaded(storages).consent()).toBeUndefined();
    expect(storages.sessionStorage.getItem(storageKeyOf('demo'))).not.toContain('opt-in');
  });
});

describe('a browser that stores nothing', () => {
  it('remembers as long as the page lasts', () => {
    const memory = memoryIn(blockedStorages);
    expect(memory.read()).toEqual({});
    memory.write({ checkout, details });
    memory.keepConsent(consent);
    expect(memory.read()).toEqual({ checkout, details });
    expect(memory.consent()).toEqual(consent);
    memory.forget(NOW);
    expect(memory.read()).toEqual({ heldUntil: expect.any(Number), toErase: ['a'] });
    expect(memory.consent()).toBeUndefined();
    expect(memory.isHeld(NOW)).toBe(true);
    expect(memoryIn(blockedStorages).read()).toEqual({});
  });

  it('for a while, as when it is full, has stored the newest afterwards', () => {
    const storages = createStorages();
    const memory = memoryIn(storages);
    memory.write({ checkout: { ...checkout, isSent: false } });
    storages.localStorage.isFull = true;
    memory.write({ checkout: { ...checkout, seq: 2 } });
    expect(memory.read().checkout?.seq).toBe(2);
    storages.localStorage.isFull = false;
    memory.write({ checkout: { ...checkout, seq: 3 } });
    expect(memory.read().checkout?.seq).toBe(3);
    inNewTab(storages).forget(NOW);
    expect(memory.read().toErase).toEqual(['a']);
  });
});
