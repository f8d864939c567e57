import type { KeptField, Memory } from '../session/memory.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Remembers other fields of a checkout of which something was sent. Those that were remembered before stay where this
 * page has not said anything newer of them: a checkout may be split over several pages, and a page that was loaded anew
 * is empty.
 * @param isOutdated whether this page has something newer of the field with this key, if only that it is not fit to keep
 */
export const keepDetails = (
  memory: Memory,
  fields: readonly KeptField[],
  isOutdated: (key: string) => boolean,
  now: number,
): void => {
  const { details, ...rest } = memory.read();
  if (!rest.checkout?.isSent) return;
  const others = details?.fields.filter(({ key }) => !isOutdated(key)) ?? [];
  const kept = [...others, ...fields];
  const at = fields.length > 0 ? now : (details?.at ?? now);
  memory.write({ ...rest, details: kept.length > 0 ? { at, fields: kept } : undefined });
};

/** Those of this checkout, unless they are a day old: then they are forgotten. */
export const keptDetails = (memory: Memory, now: number): readonly KeptField[] => {
  const { details, ...rest } = memory.read();
  if (!details) return [];
  if (now - details.at <= LIFE_MS) return details.fields;
  memory.write(rest);
  return [];
};
