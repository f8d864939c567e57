import {
  requiredModeFor,
  type ConsentMode,
  type ConsentRules,
} from '../../functions/shared/domain/consent.ts';

const isMode = (word: string | undefined): word is ConsentMode =>
  word === 'opt-in' || word === 'notice' || word === 'off';

/**
 * `data-consent="opt-in US=notice CN=off"`: the mode of every country, then the exceptions. What cannot be read counts
 * as `opt-in`, which asks most of us.
 */
export const parseConsentRules = (text: string): ConsentRules => {
  const words = text.split(/[\s,;]+/).map((word) => word.split('='));
  const defaults = words.flatMap(([mode, ...rest]) => (rest.length === 0 && isMode(mode) ? [mode] : []));
  const countries = words.flatMap(([country = '', mode]): [string, ConsentMode][] =>
    mode === undefined ? [] : [[country.toUpperCase(), isMode(mode) ? mode : 'opt-in']],
  );
  return { default: defaults[0] ?? 'opt-in', countries: Object.fromEntries(countries) };
};

export interface ShopperSituation {
  readonly country: string | undefined;
  /** Global Privacy Control: https://w3c.github.io/gpc/ */
  readonly hasPrivacySignal: boolean;
  /** The shopper said "don't save" not long ago. */
  readonly isHeld: boolean;
}

/** What must happen before anything may leave the page; `off`: nothing happens at all. */
export const consentModeFor = (shopper: ShopperSituation, rules: ConsentRules): ConsentMode =>
  shopper.hasPrivacySignal || shopper.isHeld ? 'off' : requiredModeFor(shopper.country, rules);
