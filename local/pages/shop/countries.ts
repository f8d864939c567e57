import {
  requiredModeFor,
  type ConsentMode,
  type ConsentRules,
} from '../../../functions/shared/domain/consent.ts';
import type { Choice } from './form-field.ts';

const MODE_NAMES: Readonly<Record<ConsentMode, string>> = {
  notice: 'notice',
  'opt-in': 'box to tick',
  off: 'nothing kept',
};

/** The shop does not know where its shopper is, so the browser's time zone speaks. */
const UNKNOWN: Choice = { value: 'zone', label: 'by time zone' };

/** One country without a rule of its own, to show the default. */
const ORDINARY = ['DE', 'SE', 'CA'];

const names = new Intl.DisplayNames('en', { type: 'region' });

export const nameOfCountry = (code: string): string => names.of(code) ?? code;

/** Where the demo's shopper is at first: where the notice is enough, if there is such a country. */
export const firstCountry = ({ countries }: ConsentRules): string | undefined =>
  Object.keys(countries).find((country) => countries[country] === 'notice');

/** Where the demo's shopper may be: the store's countries with a rule of their own, one without, and the unknown. */
export const countryChoices = (rules: ConsentRules): readonly Choice[] => {
  const ordinary = ORDINARY.find((country) => rules.countries[country] === undefined);
  const codes = [...Object.keys(rules.countries), ...(ordinary === undefined ? [] : [ordinary])];
  return [
    ...codes.map((value) => ({
      value,
      label: `${nameOfCountry(value)}: ${MODE_NAMES[requiredModeFor(value, rules)]}`,
    })),
    UNKNOWN,
  ];
};
