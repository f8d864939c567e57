import { element } from '../main/element.ts';
import type { LaterTexts } from '../texts/texts.ts';
import type { Snapshot } from '../session/session.ts';

/** Exactly what was sent last, and what stays in this browser. */
export const keptDetails = (kept: Snapshot, texts: LaterTexts, days: string): HTMLElement[] => {
  const dir = 'auto';
  const cart = kept.cart?.items.map(({ quantity, name, sku }) => `${quantity} × ${name ?? sku ?? ''}`);
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [texts.keptEmail, kept.email],
    [texts.keptFirstName, kept.firstName],
    [texts.keptCart, cart?.join(', ')],
    [texts.keptPlace, [kept.locale, kept.timeZone, kept.country].filter(Boolean).join(', ')],
  ];
  const list = rows.flatMap(([term, value]) =>
    value ? [element('dt', { dir }, term), element('dd', { dir }, value)] : [],
  );
  return [
    element('dl', {}, ...list),
    element('p', { dir }, texts.keptUntil.replace('{days}', days)),
    element('p', { dir }, texts.keptHere),
  ];
};
