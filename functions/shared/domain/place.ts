import countryModule from 'validator/lib/isISO31661Alpha2.js';

const { default: isIso3166Alpha2 } = countryModule;

/** Kosovo has no code of its own in ISO 3166; shops and carriers use this user-assigned one. */
const KOSOVO = 'XK';

/** ISO 3166-1 alpha-2 in capital letters, such as `DE`. */
export const isCountryCode = (text: string): boolean =>
  text === KOSOVO || (/^[A-Z]{2}$/.test(text) && isIso3166Alpha2(text));

/** ISO 4217 in capital letters, such as `EUR`, as far as the runtime can format it. */
export const isCurrencyCode = (text: string): boolean => Intl.supportedValuesOf('currency').includes(text);

/** The IANA time zone in its usual spelling, such as `Europe/Berlin`; `undefined` for what the runtime does not know. */
export const canonicalTimeZone = (text: string): string | undefined => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};

/**
 * Language, script and region of a BCP 47 tag in their usual spelling, such as `de-DE`. Extensions could ask for other
 * digits or calendars than a reader expects, and variants hold any digits. `undefined` for what is no tag.
 */
export const canonicalLocale = (text: string): string | undefined => {
  try {
    const { language, script, region } = new Intl.Locale(text);
    return [language, script, region].filter((part) => part !== undefined).join('-');
  } catch {
    return undefined;
  }
};
