/** In Node 24 and not yet in TypeScript's library: https://tc39.es/proposal-intl-locale-info */
interface LocaleInfo {
  getTimeZones?: () => readonly string[] | undefined;
}

/**
 * Renamed since CLDR first knew them. Some browsers keep the old name, others say IANA's:
 * https://github.com/eggert/tz/blob/main/backward
 */
const SAME_PLACE: readonly (readonly string[])[] = [
  ['Asmera', 'Asmara'],
  ['Calcutta', 'Kolkata'],
  ['Coral_Harbour', 'Atikokan'],
  ['Enderbury', 'Kanton'],
  ['Faeroe', 'Faroe'],
  ['Godthab', 'Nuuk'],
  ['Katmandu', 'Kathmandu'],
  ['Kiev', 'Kyiv'],
  ['Ponape', 'Pohnpei'],
  ['Rangoon', 'Yangon'],
  ['Saigon', 'Ho_Chi_Minh'],
  ['Truk', 'Chuuk'],
];

const namesOf = (place: string): readonly string[] =>
  SAME_PLACE.find((names) => names.includes(place)) ?? [place];

/**
 * The second words of a country's IANA time zones, between spaces, which is how they are smallest: `New_York` of
 * `America/New_York`, `Indiana` of `America/Indiana/Knox`. A zone that no country has leaves the country unknown, which
 * asks for most, so only countries with a rule of their own are needed. Throws where Node is too old to know them: the
 * script would take all their shoppers for those of another country.
 */
export const zonesOf = (country: string): string => {
  const locale: Intl.Locale & LocaleInfo = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.();
  if (!zones)
    throw new Error(`Node 24 or newer is needed: this one does not know the time zones of ${country}.`);
  const words = new Set(zones.flatMap((zone) => namesOf(zone.split('/')[1] ?? '')));
  return words.size > 0 ? ` ${[...words].join(' ')} ` : '';
};
