import { pathOf, routeOf, type Route } from '../../../local/console/routes.ts';
import { press } from '../../../local/console/shell/shortcuts.ts';

describe('an address of the console', () => {
  it.each<[string, Exclude<Route, { panel: 'not-found' }>]>([
    ['/', { panel: 'shop' }],
    ['/pipeline', { panel: 'pipeline' }],
    ['/checkouts', { panel: 'checkouts' }],
    ['/checkouts/a%2Fb', { panel: 'checkouts', id: 'a/b' }],
    ['/mailbox/m-1', { panel: 'mailbox', messageId: 'm-1' }],
    ['/timers', { panel: 'timers' }],
    ['/dead-letters', { panel: 'dead-letters' }],
  ])('%s is that of its panel', (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  it('may end with a slash', () => {
    expect(routeOf('/timers/')).toEqual({ panel: 'timers' });
  });

  it.each(['/shop', '/shop/cart', '/privacy', '/_local/clock', '/timers/x', '/checkouts/a/b', '//x', '/v1'])(
    '%s is none',
    (path) => {
      expect(routeOf(path)).toEqual({ panel: 'not-found' });
    },
  );

  it('that cannot be read leads to the list', () => {
    expect(routeOf('/checkouts/%')).toEqual({ panel: 'checkouts' });
  });
});

describe('a key', () => {
  it('after g goes to a panel', () => {
    expect(press('g', false)).toEqual({ isAfterG: true });
    expect(press('p', true)).toEqual({ isAfterG: false, shortcut: { kind: 'go', panel: 'pipeline' } });
    expect(press('z', true)).toEqual({ isAfterG: false });
  });

  it('alone moves on to the next timer or shows the keys, and else does nothing', () => {
    expect(press('n', false).shortcut).toEqual({ kind: 'to-next-timer' });
    expect(press('?', false).shortcut).toEqual({ kind: 'help' });
    expect(press('p', false)).toEqual({ isAfterG: false });
  });
});
