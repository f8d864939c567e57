import { ENGLISH_NOTICE } from '../texts/en.ts';
import { LANGUAGES, type Language } from './part-names.ts';
import type { Hashes, LoadPart } from '../parts.ts';
import type { NoticeTexts, Texts } from '../texts/texts.ts';

declare const PART_HASHES: Hashes<'notices'>;

/** The page's, or else English. */
export const languageOf = (tag: string): Language => LANGUAGES.find((each) => tag.startsWith(each)) ?? 'en';

/** The words of the notice. Rejects where they cannot be loaded now. */
export const loadNotice = async (
  language: Language,
  load: LoadPart,
  own: Partial<Texts> | undefined,
): Promise<NoticeTexts> => ({
  ...(language === 'en' ? ENGLISH_NOTICE : (await load('notices', PART_HASHES))[language]),
  ...own,
});
