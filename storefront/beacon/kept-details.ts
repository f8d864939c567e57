import { element } from './dom.ts';
import type { Snapshot } from './session.ts';
import type { Texts } from './texts.ts';

/** Exactly what was sent last, in the shopper's words. */
export const keptDetails = (kept: Snapshot, { kept: texts }: Texts, keepDays: number): HTMLElement[] => {
  const count = kept.cart?.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [texts.email, kept.email],
    [texts.firstName, kept.firstName],
    [texts.cart, count === undefined ? undefined : texts.items(count)],
    [texts.place, [kept.locale, kept.timeZone, kept.country].filter(Boolean).join(', ')],
  ];
  const list = rows.flatMap(([term, value]) =>
    value ? [element('dt', {}, term), element('dd', {}, value)] : [],
  );
  return [element('dl', {}, ...list), element('p', {}, texts.never), element('p', {}, texts.until(keepDays))];
};
