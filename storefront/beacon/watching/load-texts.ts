import type { Doorway } from '../main/doorway.ts';
import type { Language } from '../main/part-names.ts';
import type { Hashes } from '../parts.ts';
import type { LaterTexts } from '../texts/texts.ts';

declare const PART_HASHES: Hashes<Language>;

/**
 * What is said after the notice, with the shop's own words put over it, which came with the notice. Rejects where it
 * cannot be loaded now.
 */
export const loadTexts = async ({ load, language, settings, notice }: Doorway): Promise<LaterTexts> => ({
  ...(await load(language, PART_HASHES)),
  ...settings.texts,
  ...notice?.texts,
});
