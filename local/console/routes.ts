/** What the console shows, by its address. */
export type Route =
  | { readonly panel: 'shop' }
  | { readonly panel: 'pipeline' }
  | { readonly panel: 'checkouts'; readonly id?: string }
  | { readonly panel: 'mailbox'; readonly messageId?: string }
  | { readonly panel: 'timers' }
  | { readonly panel: 'faults' }
  | { readonly panel: 'dead-letters' }
  | { readonly panel: 'logs' }
  | { readonly panel: 'cost' }
  | { readonly panel: 'permissions' }
  | { readonly panel: 'not-found' };

export type PanelName = Exclude<Route['panel'], 'not-found'>;

const decode = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};

const NOT_FOUND: Route = { panel: 'not-found' };

/** @param path without its query: `/checkouts/abc` */
export const routeOf = (path: string): Route => {
  const [name = '', one, ...more] = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (more.length > 0) return NOT_FOUND;
  const id = one === undefined ? undefined : decode(one);
  switch (name) {
    case 'checkouts':
      return { panel: name, ...(id !== undefined && { id }) };
    case 'mailbox':
      return { panel: name, ...(id !== undefined && { messageId: id }) };
    case '':
      return one === undefined ? { panel: 'shop' } : NOT_FOUND;
    case 'pipeline':
    case 'timers':
    case 'faults':
    case 'dead-letters':
    case 'logs':
    case 'cost':
    case 'permissions':
      return one === undefined ? { panel: name } : NOT_FOUND;
    default:
      return NOT_FOUND;
  }
};

const below = (path: string, part: string | undefined): string =>
  part === undefined ? path : `${path}/${encodeURIComponent(part)}`;

export const pathOf = (route: Exclude<Route, { readonly panel: 'not-found' }>): string => {
  switch (route.panel) {
    case 'shop':
      return '/';
    case 'checkouts':
      return below('/checkouts', route.id);
    case 'mailbox':
      return below('/mailbox', route.messageId);
    case 'pipeline':
    case 'timers':
    case 'faults':
    case 'dead-letters':
    case 'logs':
    case 'cost':
    case 'permissions':
      return `/${route.panel}`;
  }
};
