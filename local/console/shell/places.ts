import type { IconName } from '../components/icons.tsx';
import type { PanelName } from '../routes.ts';

/** Where one can go. */
export interface Place {
  readonly panel: PanelName;
  readonly label: string;
  readonly icon: IconName;
  /** After `g`. */
  readonly key: string;
}

const shop: Place = { panel: 'shop', label: 'Shop', icon: 'shop', key: 's' };
const pipeline: Place = { panel: 'pipeline', label: 'Pipeline', icon: 'pipeline', key: 'p' };
const checkouts: Place = { panel: 'checkouts', label: 'Checkouts', icon: 'checkouts', key: 'c' };
const mailbox: Place = { panel: 'mailbox', label: 'Mailbox', icon: 'mailbox', key: 'm' };
const timers: Place = { panel: 'timers', label: 'Timers', icon: 'timers', key: 't' };
const faults: Place = { panel: 'faults', label: 'Faults', icon: 'faults', key: 'f' };
const deadLetters: Place = { panel: 'dead-letters', label: 'Dead letters', icon: 'dead-letters', key: 'd' };
const logs: Place = { panel: 'logs', label: 'Logs', icon: 'logs', key: 'l' };
const cost: Place = { panel: 'cost', label: 'Cost', icon: 'cost', key: 'o' };
const permissions: Place = { panel: 'permissions', label: 'Permissions', icon: 'permissions', key: 'a' };

/** As the navigation groups them. */
export const PLACE_GROUPS: readonly { readonly label: string; readonly places: readonly Place[] }[] = [
  { label: 'Follow', places: [shop, pipeline, checkouts, mailbox, timers] },
  { label: 'Disturb', places: [faults, deadLetters, logs] },
  { label: 'Account', places: [cost, permissions] },
];

export const PLACES: readonly Place[] = PLACE_GROUPS.flatMap(({ places }) => places);

/** Those that a phone has at hand; the others are behind "More". */
export const FIRST_PLACES: readonly Place[] = [shop, pipeline, checkouts, mailbox];

export const OTHER_PLACES: readonly Place[] = PLACES.filter((place) => !FIRST_PLACES.includes(place));
