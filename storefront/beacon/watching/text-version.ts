import type { NoticeTexts } from '../texts/texts.ts';

/** Which words a shopper has agreed to: their language, and a hash of them as they stood there. */
export const versionOf = (language: string, { notice, box }: NoticeTexts): string => {
  const hash = [...(notice + box)].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 0);
  return `${language}-${(hash >>> 0).toString(36)}`;
};
