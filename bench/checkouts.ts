import type { Client } from '../local/story/client.ts';
import type { Shop, Typed } from '../local/story/shop.ts';

const SHOPPER: Typed = {
  email: 'shopper@example.com',
  firstName: 'Ann',
  locale: 'en-GB',
  country: 'GB',
  consent: 'opt-in',
};

/** How long the shopper types between two beacons. */
const BETWEEN_BEACONS = 'PT6S';
const UNTIL_ALL_MAILS = 'P4D';
const UNTIL_ORDER = 'PT20M';

/** One way a checkout can go, played against the local run. */
export interface Play {
  readonly name: string;
  readonly run: (client: Client, shop: Shop) => Promise<void>;
}

const type = async (client: Client, shop: Shop, beacons: number): Promise<string> => {
  const id = shop.newCheckoutId();
  for (let quantity = 1; quantity <= beacons; quantity += 1) {
    await shop.type(id, { ...SHOPPER, quantity });
    await client.advance(BETWEEN_BEACONS);
  }
  return id;
};

const abandoned = (beacons: number): Play => ({
  name: `${beacons} beacons, abandoned, all mails sent`,
  run: async (client, shop) => {
    await type(client, shop, beacons);
    await client.advance(UNTIL_ALL_MAILS);
  },
});

const ordered = (beacons: number): Play => ({
  name: `${beacons} beacons, ordered after twenty minutes`,
  run: async (client, shop) => {
    const id = await type(client, shop, beacons);
    await client.advance(UNTIL_ORDER);
    await shop.order(id);
    await client.advance(UNTIL_ALL_MAILS);
  },
});

export const PLAYS: readonly Play[] = [abandoned(3), abandoned(100), ordered(3)];
