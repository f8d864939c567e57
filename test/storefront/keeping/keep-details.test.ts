import { keepDetails, keptDetails } from '../../../storefront/beacon/keeping/keep-details.ts';
import type { KeptField, Memory } from '../../../storefront/beacon/session/memory.ts';
import {
  blockedStorages,
  createPage,
  createStorages,
  DAY_MS,
  memoryIn,
  NOW,
  type TestPage,
} from '../session/page.ts';

const street = { key: 'street', value: 'Storgatan 1' };
const city = { key: 'city', value: 'Stockholm' };

/** What is fit to keep is all that the page has to say. */
const keep = (memory: Memory, fields: readonly KeptField[], now: number) => {
  keepDetails(memory, fields, (key) => fields.some((field) => field.key === key), now);
};

/** A page of a checkout of which something was sent. */
const sentPage = (...where: Parameters<typeof createPage>): TestPage => {
  const page = createPage(...where);
  page.typeAndSend();
  return page;
};

describe('other fields of a checkout', () => {
  it('are kept in this browser, also for its other tabs and for the next page', () => {
    const { memory, storages } = sentPage();
    keep(memory, [street, city], NOW);
    expect(keptDetails(memory, NOW)).toEqual([street, city]);
    expect(keptDetails(memoryIn(createStorages(storages.localStorage)), NOW)).toEqual([street, city]);
  });

  it('are kept only once something was sent', () => {
    const { memory, session, state, typeAndSend } = createPage();
    keep(memory, [street], NOW);
    state.snapshot = undefined;
    session.noteActivity();
    keep(memory, [street], NOW);
    expect(memory.read().details).toBeUndefined();
    state.snapshot = sentPage().state.snapshot;
    typeAndSend();
    keep(memory, [street], NOW);
    expect(keptDetails(memory, NOW)).toEqual([street]);
  });

  it('are kept for 24 hours', () => {
    const { memory, storages } = sentPage();
    keep(memory, [street], NOW);
    expect(keptDetails(memory, NOW + DAY_MS)).toEqual([street]);
    expect(keptDetails(memory, NOW + DAY_MS + 1)).toEqual([]);
    expect(JSON.stringify(memoryIn(storages).read())).not.toContain(street.value);
    expect(memory.read().checkout).toBeDefined();
  });

  it('take the place of what was typed there before, beside what was typed elsewhere', () => {
    const { memory } = sentPage();
    keep(memory, [street, city], NOW);
    keep(memory, [{ ...street, value: 'Kungsgatan 2' }], NOW);
    expect(keptDetails(memory, NOW)).toEqual([city, { ...street, value: 'Kungsgatan 2' }]);
  });

  it('go where something newer was typed that is not fit to keep', () => {
    const { memory } = sentPage();
    keep(memory, [street, city], NOW);
    keepDetails(memory, [], (key) => key === street.key, NOW + 1);
    expect(memory.read().details).toEqual({ at: NOW, fields: [city] });
    keepDetails(memory, [], () => true, NOW + 2);
    expect(memory.read().details).toBeUndefined();
  });

  it('stay where a page has none, as one that was loaded anew', () => {
    const { memory } = sentPage();
    keep(memory, [street], NOW);
    keep(memory, [], NOW + 1);
    expect(memory.read().details).toEqual({ at: NOW, fields: [street] });
  });

  it('are not sent', () => {
    const { memory, typeAndSend, session, posts } = sentPage();
    keep(memory, [street], NOW);
    session.noteActivity();
    session.sendLast();
    typeAndSend();
    expect(posts.length).toBeGreaterThan(1);
    expect(JSON.stringify(posts)).not.toContain(street.value);
  });

  it.each<[string, (page: TestPage) => unknown]>([
    ['the order', ({ session }: TestPage) => session.complete(undefined)],
    ['“don’t save”', ({ forget }: TestPage) => forget()],
    [
      'a checkout that the server has closed',
      async ({ state, session, typeAndSend }: TestPage) => {
        state.outcome = 'closed';
        session.stop();
        typeAndSend();
        await new Promise((resolve) => setImmediate(resolve));
      },
    ],
    [
      'a checkout of 30 days, with the next one',
      ({ state, typeAndSend }: TestPage) => {
        state.now += 30 * DAY_MS;
        typeAndSend();
      },
    ],
  ])('go with %s', async (_, happen) => {
    const page = sentPage();
    keep(page.memory, [street], NOW);
    await happen(page);
    expect(page.memory.read().details).toBeUndefined();
    const { localStorage } = page.storages;
    for (const key of localStorage.writes) expect(localStorage.getItem(key)).not.toContain(street.value);
  });

  it('are told to no other shopper of this browser', () => {
    const storages = createStorages();
    const one = sentPage(storages, 'shopper-1');
    const other = sentPage(storages, 'shopper-2');
    keep(one.memory, [street], NOW);
    expect(keptDetails(other.memory, NOW)).toEqual([]);
    expect(keptDetails(memoryIn(storages), NOW)).toEqual([]);
    expect(keptDetails(one.memory, NOW)).toEqual([street]);
  });

  it('last as long as the page where the browser stores nothing', () => {
    const { memory } = sentPage(blockedStorages);
    keep(memory, [street], NOW);
    expect(keptDetails(memory, NOW)).toEqual([street]);
    expect(keptDetails(memoryIn(blockedStorages), NOW)).toEqual([]);
  });
});
