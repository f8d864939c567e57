/**
 * An amount in minor units for people: `€136.00`. How many minor units make a major one is the currency's own matter.
 * Without a currency that exists it is the bare number.
 */
export const moneyWords = (minorUnits: number, currency: string | undefined): string => {
  try {
    const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency: currency ?? '' });
    return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return String(minorUnits);
  }
};

const quantity = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-GB');

/** What was counted or measured: `12,400`, `1.23`, `0.0042`. */
export const quantityWords = (value: number): string =>
  Number.isInteger(value) || value >= 1000 ? whole.format(Math.round(value)) : quantity.format(value);

/**
 * US dollars as prices of cloud services need them: cents from a dollar on, and below that two digits that say
 * something: `$0.00042`.
 */
export const usdWords = (usd: number): string => {
  if (usd === 0) return '$0';
  if (usd >= 1)
    return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  const digits = Math.min(12, 1 - Math.floor(Math.log10(usd)));
  return `$${usd.toFixed(Math.max(2, digits))}`;
};
