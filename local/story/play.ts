import { checksOf } from './checks.ts';
import { createClient, type Client } from './client.ts';
import { observe } from './observed.ts';
import { openShop, type Shop } from './shop.ts';
import { ADA, BEN, CHLOE, DAN, EVE, type Ids } from './shoppers.ts';
import type { StoryEvent, StoryOutcome } from './story-event.ts';

interface Stage {
  readonly client: Client;
  readonly shop: Shop;
  readonly tell: (event: StoryEvent) => void;
}

/** The morning: all five come, one orders, one thinks better of it. */
const playMorning = async ({ client, shop, tell }: Stage, ids: Ids): Promise<void> => {
  await Promise.all([
    shop.type(ids.ada, ADA),
    shop.type(ids.ben, BEN),
    shop.type(ids.chloe, CHLOE),
    shop.type(ids.dan, DAN),
    shop.type(ids.eve, EVE),
  ]);
  const begin = (who: string, what: string) => tell({ kind: 'happened', who, what });
  begin('Ada', 'puts a teapot in her cart, types her address, ticks the box, and leaves');
  begin('Ben', 'types his address and thinks it over');
  begin('Chloé', 'types her address and then reads the notice');
  begin('Dan', 'types his address, and the telephone rings');
  begin('Eve', 'types an address whose mailbox is gone; nobody knows that yet');
  await client.advance('PT10M');
  tell({ kind: 'passed', duration: 'PT10M' });
  const completed = await shop.order(ids.ben);
  tell({
    kind: 'happened',
    who: 'Ben',
    what: `comes back and orders; the shop reports it (completed: ${completed})`,
  });
  await shop.forget(ids.chloe);
  tell({ kind: 'happened', who: 'Chloé', what: 'clicks “don’t save”' });
};

/** Time passes; who types on is left in peace for another two hours. */
const playAfternoon = async (stage: Stage, ids: Ids): Promise<void> => {
  const { client, shop, tell } = stage;
  const seen = new Set<string>();
  const pass = async (duration: string) => {
    await client.advance(duration);
    tell({ kind: 'passed', duration });
    for (const mail of (await observe(client)).mails) {
      const key = `${mail.at} ${mail.to.join()}`;
      if (!seen.has(key)) tell({ kind: 'mailed', mail });
      seen.add(key);
    }
  };
  await pass('PT1H20M');
  await shop.type(ids.dan, { ...DAN, quantity: 2 });
  tell({ kind: 'happened', who: 'Dan', what: 'is back: make that two teapots' });
  await pass('PT45M');
  await shop.type(ids.eveAgain, EVE);
  tell({ kind: 'happened', who: 'Eve', what: 'starts a new checkout with the same address' });
  await pass('PT1H30M');
  await pass('PT1H');
};

/**
 * Plays the story of five shoppers through the public HTTP API of the local run at `url`, moving its clock, and checks
 * what came of it. Rejects where a request is answered in a way that the story does not expect.
 */
export const playStory = async (url: string, tell: (event: StoryEvent) => void): Promise<StoryOutcome> => {
  const client = createClient(url);
  const shop = await openShop(client);
  const id = () => shop.newCheckoutId();
  const ids = { ada: id(), ben: id(), chloe: id(), dan: id(), eve: id(), eveAgain: id() };
  const stage = { client, shop, tell };
  tell({ kind: 'began', at: new Date(await shop.now()).toISOString() });
  await playMorning(stage, ids);
  await playAfternoon(stage, ids);
  const observed = await observe(client);
  const checks = checksOf(observed, ids);
  for (const check of checks) tell({ kind: 'checked', check });
  return {
    outcome: checks.every(({ ok }) => ok) ? 'ok' : 'failed',
    mails: observed.mails.length,
    checks,
  };
};
