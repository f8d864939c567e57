import { storageKeyOf } from '../../../storefront/beacon/main/stored.ts';
import { createCarryOut } from '../../../storefront/beacon/session/erasures.ts';
import { createMemory, type Memory } from '../../../storefront/beacon/session/memory.ts';
import type { PostOutcome } from '../../../storefront/beacon/session/post.ts';
import { createSession, type Session, type Snapshot } from '../../../storefront/beacon/session/session.ts';

export const NOW = Date.parse('2026-11-21T14:00:00Z');
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export const typed: Snapshot = {
  email: 'ada@example.com',
  firstName: 'Ada',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  country: 'GB',
  cart: undefined,
  consent: { mode: 'notice', version: 'en-1', at: '2026-11-21T14:00:00.000Z' },
};

export interface TestStorage extends Pick<Storage, 'getItem' | 'setItem'> {
  /** It takes nothing more, as where it is full. */
  isFull: boolean;
  /** Each key in the order that it was written. */
  readonly writes: string[];
}

const createStorage = (): TestStorage => {
  const values = new Map<string, string>();
  const storage: TestStorage = {
    isFull: false,
    writes: [],
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (storage.isFull) throw new DOMException('full', 'QuotaExceededError');
      storage.writes.push(key);
      values.set(key, value);
    },
  };
  return storage;
};

/** A browser's storage: one for all tabs, one of this tab's own. */
const createStorages = (localStorage = createStorage()) => ({
  localStorage,
  sessionStorage: createStorage(),
});

export type Storages = ReturnType<typeof createStorages>;

/** A browser that lets no page store anything: it throws before there is anything to be asked. */
export const blockedStorages: Storages = {
  get localStorage(): TestStorage {
    throw new DOMException('blocked', 'SecurityError');
  },
  get sessionStorage(): TestStorage {
    throw new DOMException('blocked', 'SecurityError');
  },
};

export const memoryIn = (storages: Storages, shopperId?: string): Memory =>
  createMemory('demo', storageKeyOf('demo', shopperId), storages as unknown as Window);

export interface SentPost {
  readonly path: string;
  /** Parsed; `undefined` where there was none. */
  readonly body: { readonly seq: number } | undefined;
}

export interface TestPage {
  readonly session: Session;
  readonly memory: Memory;
  readonly storages: Storages;
  readonly posts: readonly SentPost[];
  readonly saved: readonly Snapshot[];
  /** What the page, the clock and the API are like now. */
  readonly state: {
    now: number;
    snapshot: Snapshot | undefined;
    outcome: PostOutcome;
    unreachedCount: number;
  };
  checkoutId(): string | undefined;
  typeAndSend(): void;
  /** "Don't save": whether the server has confirmed. */
  forget(): Promise<boolean>;
  carryOut(): Promise<boolean>;
}

let ids = 0;

/** A page of the shop: its own script, the browser's storage, an API that answers as told. */
export const createPage = (storages = createStorages(), shopperId?: string): TestPage => {
  const posts: SentPost[] = [];
  const saved: Snapshot[] = [];
  const state: TestPage['state'] = { now: NOW, snapshot: typed, outcome: 'taken', unreachedCount: 0 };
  const post = (path: string, body: string) => {
    posts.push({ path, body: body === '' ? undefined : JSON.parse(body) });
    return Promise.resolve(state.outcome);
  };
  const now = () => state.now;
  const memory = memoryIn(storages, shopperId);
  const carryOut = createCarryOut(memory, post);
  const session = createSession({
    storeId: 'demo',
    memory,
    post,
    now,
    newId: () => String((ids += 1)).padStart(22, 'x'),
    snapshot: () => state.snapshot,
    onSaved: (kept) => saved.push(kept),
    onUnreached: () => {
      state.unreachedCount += 1;
    },
  });
  return {
    session,
    memory,
    storages,
    posts,
    saved,
    state,
    carryOut,
    checkoutId: () => memory.read().checkout?.id,
    typeAndSend: () => {
      session.noteActivity();
      session.send();
    },
    forget: () => {
      memory.forget(now());
      session.stop();
      return carryOut();
    },
  };
};

/** What was under way has been answered. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
