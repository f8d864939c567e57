import type { NoticeTexts } from './texts.ts';

/** The notice with the shop's name, and how many days the server keeps what was typed. */
export const fillInNotice = (texts: NoticeTexts, shop: string, days: string): NoticeTexts => ({
  ...texts,
  notice: texts.notice.replace('{shop}', shop).replace('{days}', days),
});
