import { LANGUAGES, type Language } from './part-names.ts';
import type { Hashes, LoadPart } from '../parts.ts';
import type { NoticeTexts } from '../texts/texts.ts';
import type { Settings } from './settings.ts';

declare const PART_HASHES: Hashes<'notices'>;

/** Where a page has the shop's own words, as JSON. */
export const OWN_TEXTS = '[data-recovery-texts]';

/** The page's, or else English. */
export const languageOf = (tag: string): Language => LANGUAGES.find((each) => tag.startsWith(each)) ?? 'en';

/** The words of the notice. Rejects where they cannot be loaded now. */
export const loadNotice = async (
  language: Language,
  load: LoadPart,
  settings: Settings,
): Promise<NoticeTexts> =>
  language === 'en' && !settings.texts && !document.querySelector(OWN_TEXTS)
    ? settings.english
    : (await load('notices', PART_HASHES)).noticeIn(language, settings);
