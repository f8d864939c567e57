import type { LoadPart } from '../parts.ts';
import type { Notice } from './notice.ts';
import type { Language } from './part-names.ts';
import type { Settings } from './settings.ts';
import type { Shopper } from './shopper.ts';

/** What stands before anybody has done anything, for the part that does the rest. It changes with the page. */
export interface Doorway extends Shopper {
  readonly settings: Settings;
  /** Of the browser's storage. */
  readonly key: string;
  readonly language: Language;
  readonly load: LoadPart;
  /** The field that the notice stands at. */
  anchor?: Element;
  notice?: Notice | undefined;
  /** Where something was typed. */
  readonly typedIn: Set<EventTarget | null>;
}
