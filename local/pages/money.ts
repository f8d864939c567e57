/** Writes minor units, such as 1999, in the shop's locale: `€19.99`. */
export const moneyFormat = (locale: string, currency: string): ((minorUnits: number) => string) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minorUnits) => format.format(minorUnits / 10 ** digits);
};
