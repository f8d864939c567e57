import type { Consent } from './checkout.ts';

/**
 * What a country asks for before anything may be kept: `opt-in` a ticked box, `notice` a visible notice, `off` nothing
 * may be kept at all.
 */
export type ConsentMode = 'opt-in' | 'notice' | 'off';

export interface ConsentRules {
  /** For a country that is unknown or not in the table. */
  readonly default: ConsentMode;
  /** By ISO 3166-1 alpha-2 code. */
  readonly countries: Readonly<Record<string, ConsentMode>>;
}

export const requiredModeFor = (country: string | undefined, rules: ConsentRules): ConsentMode =>
  country === undefined ? 'opt-in' : (rules.countries[country] ?? rules.default);

/** Whether the consent that was given is enough for what the shopper's country asks for today. */
export const isConsentEnough = (
  consent: Consent | undefined,
  country: string | undefined,
  rules: ConsentRules,
): boolean => {
  if (consent === undefined) return false;
  const required = requiredModeFor(country, rules);
  switch (required) {
    case 'off':
      return false;
    case 'notice':
      return true;
    case 'opt-in':
      return consent.mode === 'opt-in';
  }
};
