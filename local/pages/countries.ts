import {
  requiredModeFor,
  type ConsentMode,
  type ConsentRules,
} from '../../functions/shared/domain/consent.ts';

/** Where the demo's shopper says to be; `undefined`: the shop does not know, so the browser's time zone speaks. */
export type DemoCountry = string | undefined;

export interface CountryChoice {
  /** Empty: not known to the shop. */
  readonly value: string;
  readonly label: string;
}

const MODE_NAMES: Readonly<Record<ConsentMode, string>> = {
  notice: 'notice',
  'opt-in': 'box to tick',
  off: 'nothing kept',
};

const UNKNOWN = 'zone';

/** One country without a rule of its own, to show the default. */
const ORDINARY = ['DE', 'SE', 'CA'];

const noticeCountry = ({ countries }: ConsentRules): string | undefined =>
  Object.keys(countries).find((country) => countries[country] === 'notice');

const ordinaryCountry = ({ countries }: ConsentRules): string[] =>
  ORDINARY.filter((country) => countries[country] === undefined).slice(0, 1);

const nameOf = (country: string): string =>
  new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;

/** The store's countries with a rule of their own, one without, and the unknown. */
export const homePageCountries = (rules: ConsentRules): readonly CountryChoice[] => [
  ...[...Object.keys(rules.countries), ...ordinaryCountry(rules)].map((country) => ({
    value: country,
    label: `${nameOf(country)}: ${MODE_NAMES[requiredModeFor(country, rules)]}`,
  })),
  { value: UNKNOWN, label: 'by time zone' },
];

/** What was asked for, else a country where the notice is enough. */
export const pickCountry = (asked: string | null, rules: ConsentRules): DemoCountry => {
  if (asked === UNKNOWN) return undefined;
  return asked !== null && /^[A-Z]{2}$/.test(asked) ? asked : noticeCountry(rules);
};
