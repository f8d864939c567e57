import { provide } from '../parts.ts';
import { GERMAN_NOTICE } from './de.ts';
import { ENGLISH_NOTICE } from './en.ts';
import { SPANISH_NOTICE } from './es.ts';
import { fillInNotice } from './fill-in-notice.ts';
import { FRENCH_NOTICE } from './fr.ts';
import { DUTCH_NOTICE } from './nl.ts';
import { ownTexts } from './own-texts.ts';
import type { Language } from '../main/part-names.ts';
import type { Settings } from '../main/settings.ts';
import type { NoticeTexts } from './texts.ts';

const NOTICES: Readonly<Record<Language, NoticeTexts>> = {
  en: ENGLISH_NOTICE,
  de: GERMAN_NOTICE,
  fr: FRENCH_NOTICE,
  es: SPANISH_NOTICE,
  nl: DUTCH_NOTICE,
};

const part = {
  noticeIn: (language: Language, settings: Settings): NoticeTexts =>
    fillInNotice(
      { ...settings.english, ...NOTICES[language], ...ownTexts(settings) },
      settings.shop,
      settings.days,
    ),
};

export type NoticesPart = typeof part;

provide({ notices: part });
