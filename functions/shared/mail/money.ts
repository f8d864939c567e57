/** Writes an amount in minor units, such as 1999, for people: `19,99 €`. */
export type FormatMoney = (minorUnits: number) => string;

const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Language, script and region only: an extension (`-u-nu-…`) could choose other digits. `undefined`: no locale at all. */
const plainLocale = (locale: string | undefined): string | undefined => {
  try {
    return locale === undefined ? undefined : new Intl.Locale(locale).baseName;
  } catch {
    return undefined;
  }
};

/**
 * Formats in the first of `locales` (BCP 47) that is known. How many minor units make a major one is the currency's
 * own matter (ISO 4217: none for JPY, three for KWD). `undefined`: no currency that we know, so show no amounts.
 */
export const moneyFormat = (
  currency: string,
  locales: readonly (string | undefined)[],
): FormatMoney | undefined => {
  if (!KNOWN_CURRENCIES.has(currency)) return undefined;
  const wanted = locales.map(plainLocale).filter((locale) => locale !== undefined);
  const format = new Intl.NumberFormat(wanted, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  // Some locales wrap the amount in direction marks; in the mail the markup isolates it.
  return (minorUnits) => format.format(minorUnits / 10 ** digits).replace(/[\u061c\u200e\u200f]/g, '');
};
