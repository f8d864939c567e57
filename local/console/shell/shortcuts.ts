import type { PanelName } from '../routes.ts';
import { PLACES } from './places.ts';

/** What a key asks for. */
export type Shortcut =
  | { readonly kind: 'go'; readonly panel: PanelName }
  | { readonly kind: 'to-next-timer' }
  | { readonly kind: 'help' };

/** What was pressed before and still counts. */
export interface Pressed {
  readonly isAfterG: boolean;
  readonly shortcut?: Shortcut;
}

/** `g` and then a letter goes somewhere, `n` to the next timer, `?` shows them all. */
export const press = (key: string, isAfterG: boolean): Pressed => {
  if (isAfterG) {
    const place = PLACES.find((candidate) => candidate.key === key);
    return { isAfterG: false, ...(place && { shortcut: { kind: 'go', panel: place.panel } }) };
  }
  switch (key) {
    case 'g':
      return { isAfterG: true };
    case 'n':
      return { isAfterG: false, shortcut: { kind: 'to-next-timer' } };
    case '?':
      return { isAfterG: false, shortcut: { kind: 'help' } };
    default:
      return { isAfterG: false };
  }
};
