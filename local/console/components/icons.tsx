import type { JSX } from 'preact';

/** Drawn on a grid of 24, in strokes of the text's colour. */
const PATHS = {
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.2M12 17v.2',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  beacon:
    'M12 12h.01M8.5 15.5a5 5 0 0 1 0-7M15.5 8.5a5 5 0 0 1 0 7M5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8',
  bolt: 'M13 3 5 13.5h6L10.5 21 19 10.5h-6z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checkouts: 'M3.5 4.5h2.2l2.2 10.6h9.8l2-7.6H6.6M9 19.5h.01M16.5 19.5h.01',
  chevron: 'm9 5.5 6.5 6.5L9 18.5',
  'chevron-left': 'M15 5.5 8.5 12l6.5 6.5',
  click: 'M9 9l4 10.5 1.8-4.7 4.7-1.8zM9 3.5V5M4.6 4.6l1.1 1.1M3.5 9H5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h10.5v10.5H9zM15 5.5V4.5H4.5V15h1',
  cost: 'M12 3.5v17M16.5 7c-.8-1.2-2.4-2-4.5-2-2.6 0-4.5 1.2-4.5 3.3 0 4.7 9 2.2 9 7 0 2.3-2 3.7-4.5 3.7-2.3 0-4-.9-4.8-2.3',
  database:
    'M4.5 6c0-1.4 3.4-2.5 7.5-2.5s7.5 1.1 7.5 2.5-3.4 2.5-7.5 2.5S4.5 7.4 4.5 6v12c0 1.4 3.4 2.5 7.5 2.5s7.5-1.1 7.5-2.5V6M4.5 12c0 1.4 3.4 2.5 7.5 2.5s7.5-1.1 7.5-2.5',
  'dead-letters': 'M3.5 13.5h5l1.2 2.5h4.6l1.2-2.5h5M3.5 13.5 6.2 5h11.6l2.7 8.5V19h-17z',
  decision: 'M12 3.5v6M12 9.5 6 14v3M12 9.5l6 4.5v3M6 17v3.5M18 17v3.5M9.5 3.5h5',
  external: 'M13.5 4.5h6v6M19.5 4.5l-8.5 8.5M17 13.5v6H4.5V7h6',
  faults:
    'M12 8a4 4 0 0 1 4 4v3a4 4 0 0 1-8 0v-3a4 4 0 0 1 4-4M12 8V6M9 5l1.2 1.5M15 5l-1.2 1.5M8 12H4.5M8 16l-3 1.5M16 12h3.5M16 16l3 1.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  forward: 'm4.5 6 7.5 6-7.5 6zM12.5 6l7.5 6-7.5 6z',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5M12 8v.2',
  keyboard: 'M3 6.5h18v11H3zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8',
  logs: 'M5 6h14M5 10.5h14M5 15h9M5 19.5h6',
  mailbox: 'M3.5 5.5h17v13h-17zM4 6.5l8 6.5 8-6.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  order: 'M6 8h12l1 12H5zM9 10.5V7a3 3 0 0 1 6 0v3.5',
  permissions: 'M12 3.5l7 2.7v5.3c0 4.4-2.9 7.5-7 9-4.1-1.5-7-4.6-7-9V6.2zM9 12l2.2 2.2L15 10.4',
  pause: 'M8.5 5v14M15.5 5v14',
  phone: 'M8 3.5h8v17H8zM11 17.5h2',
  pipeline: 'M4 4.5h5v5H4zM15 14.5h5v5h-5zM9 7h5.5a3 3 0 0 1 3 3v4.5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l4.5 4.5',
  shop: 'M4.5 10v9.5h15V10M3.5 9.5 5 4.5h14l1.5 5M3.5 9.5a2.8 2.8 0 0 0 5.6 0 2.9 2.9 0 0 0 5.8 0 2.8 2.8 0 0 0 5.6 0zM10 19.5V14h4v5.5',
  skip: 'm5 6 9 6-9 6zM18.5 6v12',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  system: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  timers: 'M12 6.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14M12 10v3.5l2 1.5M9.5 3.5h5',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
} as const;

export type IconName = keyof typeof PATHS;

/** For within a picture. */
export const iconPath = (name: IconName): string => PATHS[name];

/** Decoration only: what it means stands beside it, or on what holds it. */
export const Icon = ({
  name,
  size = 18,
}: {
  readonly name: IconName;
  readonly size?: number;
}): JSX.Element => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
