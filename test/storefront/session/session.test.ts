import { createBeaconSchema } from '../../../functions/shared/contract/beacon.ts';
import {
  blockedStorages,
  createPage,
  createStorages,
  DAY_MS,
  MINUTE_MS,
  NOW,
  settled,
  typed,
} from './page.ts';

/** Another tab of the same browser. */
const anotherTab = (page: ReturnType<typeof createPage>) =>
  createPage(createStorages(page.storages.localStorage));

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
      consent: typed.consent,
    });
    expect(saved).toEqual([typed]);
  });

  it('sends nothing before the shopper types', () => {
    const { session, posts } = createPage();
    session.send();
    session.sendLast();
    expect(posts).toEqual([]);
  });

  it('sends nothing while nothing may leave the page, and what was typed as soon as it may', () => {
    const { session, typeAndSend, posts, state, checkoutId } = createPage();
    state.snapshot = undefined;
    typeAndSend();
    session.sendLast();
    expect(posts).toEqual([]);
    expect(checkoutId()).toBeUndefined();
    state.snapshot = typed;
    session.send();
    expect(posts).toHaveLength(1);
  });

  it('sends nothing before there is an address', () => {
    const { session, typeAndSend, posts, state } = createPage();
    state.snapshot = { ...typed, email: null };
    typeAndSend();
    state.snapshot = { ...typed, email: undefined };
    typeAndSend();
    expect(posts).toEqual([]);
    expect(session.isSent()).toBe(false);
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
    const second = anotherTab(first);
    second.state.now = NOW - DAY_MS;
    second.typeAndSend();
    expect(second.posts[0]?.path).toBe(first.posts[0]?.path);
    expect(second.posts[0]?.body?.seq).toBe(NOW + 1);
  });

  it('asks for another try of what did not reach the server, and sends it again then', async () => {
    const { session, typeAndSend, posts, state, saved } = createPage();
    state.outcome = 'unreached';
    typeAndSend();
    await settled();
    expect(state.unreachedCount).toBe(1);
    expect(saved).toEqual([]);
    state.outcome = 'taken';
    session.send();
    session.send();
    await settled();
    expect(posts).toHaveLength(2);
    expect(posts[1]?.path).toBe(posts[0]?.path);
    expect(saved).toHaveLength(1);
    expect(state.unreachedCount).toBe(1);
  });

  it('counts what did not reach the server as sent, since nobody can know', async () => {
    const { session, typeAndSend, state } = createPage();
    state.outcome = 'unreached';
    typeAndSend();
    await settled();
    expect(session.isSent()).toBe(true);
  });

  it('does not repeat what the server refuses', async () => {
    const { session, typeAndSend, posts, state } = createPage();
    state.outcome = 'refused';
    typeAndSend();
    await settled();
    session.send();
    expect(posts).toHaveLength(1);
    expect(state.unreachedCount).toBe(0);
  });

  it('begins a new checkout when the server has closed the old one, at the next keystroke', async () => {
    const { session, typeAndSend, posts, state } = createPage();
    state.outcome = 'closed';
    typeAndSend();
    await settled();
    session.send();
    session.sendLast();
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

  it('sends under the id that this browser remembers', () => {
    const { typeAndSend, posts, checkoutId } = createPage();
    typeAndSend();
    expect(posts[0]?.path).toBe(`/v1/checkouts/${checkoutId()}`);
  });

  it('stops until the shopper types again', () => {
    const { session, typeAndSend, posts, state } = createPage();
    typeAndSend();
    session.noteActivity();
    session.stop();
    state.snapshot = { ...typed, firstName: 'Grace' };
    session.send();
    session.sendLast();
    expect(posts).toHaveLength(1);
    typeAndSend();
    expect(posts).toHaveLength(2);
  });

  it('goes on where the browser stores nothing', async () => {
    const { session, typeAndSend, posts, state, saved } = createPage(blockedStorages);
    typeAndSend();
    state.snapshot = { ...typed, firstName: 'Grace' };
    typeAndSend();
    await settled();
    expect(posts.map(({ body }) => body?.seq)).toEqual([NOW, NOW + 1]);
    expect(posts[1]?.path).toBe(posts[0]?.path);
    expect(saved).toHaveLength(2);
    expect(session.isSent()).toBe(true);
  });
});

describe('a completed session', () => {
  it('pauses the mails and begins anew', () => {
    const { session, typeAndSend, posts, checkoutId } = createPage();
    typeAndSend();
    const id = checkoutId();
    session.complete(undefined);
    session.sendLast();
    expect(posts[1]).toEqual({
      path: `/v1/checkouts/${id}`,
      body: { v: 1, seq: NOW + 1, store: 'demo', paused: true },
    });
    expect(posts).toHaveLength(2);
    expect(checkoutId()).toBeUndefined();
    typeAndSend();
    expect(checkoutId()).not.toBe(id);
  });

  it('has nothing to pause where the back end has reported the order', () => {
    const { session, typeAndSend, posts, checkoutId } = createPage();
    typeAndSend();
    session.complete(true);
    session.sendLast();
    expect(posts).toHaveLength(1);
    expect(checkoutId()).toBeUndefined();
  });

  it('has nothing to pause where nothing was sent', () => {
    const { session, posts } = createPage();
    session.noteActivity();
    session.complete(undefined);
    expect(posts).toEqual([]);
  });

  it('is not begun anew by a page that was left before the order and comes back', () => {
    const checkout = createPage();
    checkout.typeAndSend();
    anotherTab(checkout).session.complete(undefined);
    checkout.session.send();
    checkout.session.sendLast();
    expect(checkout.posts).toHaveLength(1);
    expect(checkout.checkoutId()).toBeUndefined();
    checkout.typeAndSend();
    expect(checkout.posts).toHaveLength(2);
    expect(checkout.posts[1]?.path).not.toBe(checkout.posts[0]?.path);
  });

  it('is not said to be saved by a beacon that was under way', async () => {
    const { session, typeAndSend, saved } = createPage();
    typeAndSend();
    session.complete(undefined);
    await settled();
    expect(saved).toEqual([]);
  });

  it('is not taken for the next one when the server’s word on it comes late', async () => {
    const { session, typeAndSend, state, checkoutId } = createPage();
    state.outcome = 'closed';
    typeAndSend();
    session.complete(true);
    state.outcome = 'taken';
    typeAndSend();
    const next = checkoutId();
    await settled();
    expect(next).toBeDefined();
    expect(checkoutId()).toBe(next);
  });
});
