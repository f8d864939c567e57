import type { KeptField, Memory } from '../session/memory.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Remembers other fields of a checkout of which something was sent, over those that were remembered before: a checkout may
 * be split over several pages, and a page that was loaded anew is empty.
 */
export const keepDetails = (memory: Memory, fields: readonly KeptField[], now: number): void => {
  const { details, ...rest } = memory.read();
  if (fields.length === 0 || !rest.checkout?.isSent) return;
  const others = details?.fields.filter(({ key }) => !fields.some((field) => field.key === key)) ?? [];
  memory.write({ ...rest, details: { at: now, fields: [...others, ...fields] } });
};

/** Those of this checkout, unless they are a day old: then they are forgotten. */
export const keptDetails = (memory: Memory, now: number): readonly KeptField[] => {
  const { details, ...rest } = memory.read();
  if (!details) return [];
  if (now - details.at <= LIFE_MS) return details.fields;
  memory.write(rest);
  return [];
};
