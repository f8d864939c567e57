import { OWN_TEXTS } from '../main/words.ts';
import type { Settings } from '../main/settings.ts';
import type { Texts } from './texts.ts';

const isTexts = (value: unknown): value is Partial<Texts> => value === Object(value);

/** The shop's own words: those of the page, then those given to `start`. What cannot be read is the shop's mistake. */
export const ownTexts = ({ texts }: Settings): Partial<Texts> => {
  try {
    const ofPage: unknown = JSON.parse(document.querySelector(OWN_TEXTS)?.textContent ?? 'null');
    return isTexts(ofPage) ? { ...ofPage, ...texts } : { ...texts };
  } catch {
    return { ...texts };
  }
};
