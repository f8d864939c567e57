import type { Doorway } from '../main/doorway.ts';

/** Where the shopper is, for the language, the hour and the law of the mails. */
export interface Place {
  readonly locale: string;
  readonly timeZone: string;
  readonly country: string | undefined;
}

/** The page's language rather than the browser's: the shopper reads the shop in it. */
const localeOf = (pageLanguage: string, browserLanguage: string): string => {
  try {
    return new Intl.Locale(pageLanguage).baseName;
  } catch {
    return browserLanguage;
  }
};

export const describePlace = ({ country }: Doorway): Place => ({
  locale: localeOf(document.documentElement.lang, navigator.language),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  country,
});
