import type { RecipientKey } from '../domain/checkout.ts';
import { SWEEP_SHARDS } from '../contract/table.ts';

const CHECKOUT_PREFIX = 'checkout#';

export const checkoutPk = (checkoutId: string): string => `${CHECKOUT_PREFIX}${checkoutId}`;

export const checkoutIdOf = (pk: string): string => pk.slice(CHECKOUT_PREFIX.length);

export const recipientPk = (key: RecipientKey): string => `recipient#${key}`;

/** Spreads the sweep's index over a few partitions. Ids are random, so two characters spread well enough. */
export const sweepShardOf = (checkoutId: string): number =>
  [...checkoutId.slice(-2)].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 0) % SWEEP_SHARDS;
