/** In Node 24 and not yet in TypeScript's library: https://tc39.es/proposal-intl-locale-info */
interface LocaleInfo {
  getTimeZones?: () => readonly string[] | undefined;
}

/**
 * The second words of a country's IANA time zones, between spaces, which is how they are smallest: `New_York` of
 * `America/New_York`, `Indiana` of `America/Indiana/Knox`. A zone that no country has leaves the country unknown, which
 * asks for most, so only countries with a rule of their own are needed.
 */
export const zonesOf = (country: string): string => {
  const locale: Intl.Locale & LocaleInfo = new Intl.Locale(`und-${country}`);
  const words = locale.getTimeZones?.()?.map((zone) => zone.split('/')[1]);
  return ` ${[...new Set(words)].join(' ')} `;
};
