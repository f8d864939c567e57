import { readStored, storageKeyOf } from '../../../storefront/beacon/main/stored.ts';
import { blockedStorages, createPage, createStorages } from '../session/page.ts';

const setLocalStorage = (descriptor: PropertyDescriptor) => {
  Object.defineProperty(globalThis, 'localStorage', { ...descriptor, configurable: true });
};

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

describe('the key of the browser’s storage', () => {
  it('differs by store and by shopper', () => {
    const keys = [
      storageKeyOf('one'),
      storageKeyOf('other'),
      storageKeyOf('one', 'shopper-1'),
      storageKeyOf('one', 'shopper-2'),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  it('is the store’s where the shop tells no shoppers apart', () => {
    expect(storageKeyOf('one', '')).toBe(storageKeyOf('one'));
  });
});

describe('what stands in the browser’s storage', () => {
  it.each([undefined, 'shopper-1'])(
    'is what the session has remembered there, for shopper %s',
    async (shopperId) => {
      const storages = createStorages();
      setLocalStorage({ value: storages.localStorage });
      const { typeAndSend, forget, posts, memory } = createPage(storages, shopperId);
      const key = storageKeyOf('demo', shopperId);
      typeAndSend();
      expect(posts[0]?.path).toBe(`/v1/checkouts/${readStored(key).checkout?.id}`);
      await forget();
      expect(readStored(key).heldUntil).toBe(memory.read().heldUntil);
      expect(readStored(key).heldUntil).toBeGreaterThan(0);
    },
  );

  it('is nothing at first', () => {
    setLocalStorage({ value: createStorages().localStorage });
    expect(readStored('key')).toEqual({});
  });

  it.each(['', 'nonsense', '{"checkout":'])('is nothing where it is broken: %j', (text) => {
    const { localStorage } = createStorages();
    localStorage.setItem('key', text);
    setLocalStorage({ value: localStorage });
    expect(readStored('key')).toEqual({});
  });

  it('is nothing where storage is blocked', () => {
    setLocalStorage({ get: () => blockedStorages.localStorage });
    expect(readStored('key')).toEqual({});
  });
});
