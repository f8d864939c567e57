/**
 * The countries whose time zones tell them apart, by the names of the IANA time zone database
 * (https://data.iana.org/time-zones/tzdb/zone1970.tab). A zone that is not here leaves the country unknown, which means
 * opt-in, so only a country that could ask for less needs to be here, or one that mails should know.
 */
const ZONES: Readonly<Record<string, string>> = {
  US: 'New_York Detroit Chicago Denver Boise Phoenix Los_Angeles Anchorage Juneau Honolulu Louisville Indianapolis',
  GB: 'London',
  IE: 'Dublin',
  DE: 'Berlin Busingen',
  AT: 'Vienna',
  CH: 'Zurich',
  FR: 'Paris',
  BE: 'Brussels',
  NL: 'Amsterdam',
  LU: 'Luxembourg',
  ES: 'Madrid Canary',
  PT: 'Lisbon Madeira Azores',
  IT: 'Rome',
  DK: 'Copenhagen',
  SE: 'Stockholm',
  NO: 'Oslo',
  FI: 'Helsinki',
  PL: 'Warsaw',
  CZ: 'Prague',
  CA: 'Toronto Vancouver Edmonton Winnipeg Halifax St_Johns',
  AU: 'Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin',
  NZ: 'Auckland',
};

/** The country of `Europe/Berlin`, if its city is known. */
export const countryOfTimeZone = (timeZone: string | undefined): string | undefined => {
  const city = timeZone?.split('/').at(-1);
  if (!city) return undefined;
  return Object.keys(ZONES).find((country) => ZONES[country]?.split(' ').includes(city));
};
