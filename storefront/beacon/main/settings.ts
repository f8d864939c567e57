import type { ConsentMode } from '../../../functions/shared/domain/consent.ts';
import type { StartOptions } from '../api.ts';
import type { NoticeTexts } from '../texts/texts.ts';

/** What the build writes into the script of the store's configuration. */
export interface BakedSettings {
  /** As the shopper knows the shop, and how many days the server keeps what was typed: both for the words. */
  readonly shop: string;
  readonly days: string;
  /** The words of the notice in English, with both filled in. */
  readonly english: NoticeTexts;
  /** For a country that has no rule of its own. */
  readonly mode: ConsentMode;
  /** The countries with a rule of their own: the mode, and the second words of their IANA time zones between spaces. */
  readonly countries: Readonly<Record<string, readonly [mode: ConsentMode, zones: string]>>;
}

export interface Settings extends BakedSettings, Omit<StartOptions, 'cart'> {
  /** The shop may name it later. */
  cart?: StartOptions['cart'];
}
