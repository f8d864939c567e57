import './app.css';
import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EmptyState } from './components/empty-state.tsx';
import { Link } from './components/link.tsx';
import { PageHeader } from './components/page-header.tsx';
import { Toaster } from './components/toaster.tsx';
import { CheckoutsPanel } from './panels/checkouts/checkouts-panel.tsx';
import { CostPanel } from './panels/cost/cost-panel.tsx';
import { DeadLettersPanel } from './panels/dead-letters/dead-letters-panel.tsx';
import { FaultsPanel } from './panels/faults/faults-panel.tsx';
import { LogsPanel } from './panels/logs/logs-panel.tsx';
import { MailboxPanel } from './panels/mailbox/mailbox-panel.tsx';
import { PermissionsPanel } from './panels/permissions/permissions-panel.tsx';
import { PipelinePanel } from './panels/pipeline/pipeline-panel.tsx';
import { ShopPanel } from './panels/shop/shop-panel.tsx';
import { TimersPanel } from './panels/timers/timers-panel.tsx';
import { navigate, route } from './router.ts';
import { pathOf, type Route } from './routes.ts';
import { Announcer } from './shell/announcer.tsx';
import { ClockBar } from './shell/clock-bar.tsx';
import { BottomNavigation, SideNavigation } from './shell/navigation.tsx';
import { ShortcutsDialog } from './shell/shortcuts-dialog.tsx';
import type { Shortcut } from './shell/shortcuts.ts';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { isSettling, moveClock } from './store.ts';

const NotFound = (): JSX.Element => (
  <>
    <PageHeader title="Not here" />
    <EmptyState icon="info" title="The console has no such page" action={<Link href="/">To the shop</Link>} />
  </>
);

const Shown = ({ route: shown }: { readonly route: Route }): JSX.Element | null => {
  switch (shown.panel) {
    case 'shop':
      return null;
    case 'pipeline':
      return <PipelinePanel />;
    case 'checkouts':
      return <CheckoutsPanel {...(shown.id !== undefined && { id: shown.id })} />;
    case 'mailbox':
      return <MailboxPanel {...(shown.messageId !== undefined && { messageId: shown.messageId })} />;
    case 'timers':
      return <TimersPanel />;
    case 'faults':
      return <FaultsPanel />;
    case 'dead-letters':
      return <DeadLettersPanel />;
    case 'logs':
      return <LogsPanel />;
    case 'cost':
      return <CostPanel />;
    case 'permissions':
      return <PermissionsPanel />;
    case 'not-found':
      return <NotFound />;
  }
};

/** The mailbox is one place: from mail to mail it keeps the focus itself. */
const placeOf = (shown: Route): string => {
  if (shown.panel === 'not-found') return '';
  return pathOf(shown.panel === 'mailbox' ? { panel: shown.panel } : shown);
};

/** After going somewhere, the keyboard and the reader are at the new panel's heading. */
const useFocusOnArrival = (main: { readonly current: HTMLElement | null }, place: string): void => {
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    // The shop stays in the document with its own heading.
    [...(main.current?.querySelectorAll('h1') ?? [])].find((heading) => heading.checkVisibility())?.focus();
  }, [place, main]);
};

/** The one document of the console. */
export const App = (): JSX.Element => {
  const main = useRef<HTMLElement>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const shown = route.value;
  const wasAtShop = useRef(false);
  if (shown.panel === 'shop') wasAtShop.current = true;

  useFocusOnArrival(main, placeOf(shown));
  const act = useCallback((shortcut: Shortcut) => {
    switch (shortcut.kind) {
      case 'go':
        navigate(pathOf({ panel: shortcut.panel }));
        return;
      case 'to-next-timer':
        if (!isSettling.peek()) void moveClock({ to: 'next' });
        return;
      case 'help':
        setIsHelpOpen(true);
        return;
    }
  }, []);
  useShortcuts(act);

  return (
    <div class="app">
      <a class="skip-link" href="#main">
        To the content
      </a>
      <SideNavigation onHelp={() => setIsHelpOpen(true)} />
      <div class="app-column">
        <ClockBar />
        <main id="main" ref={main} tabIndex={-1}>
          {/* Stays while one looks elsewhere: a half-filled form is not to be lost. */}
          {wasAtShop.current && (
            <div hidden={shown.panel !== 'shop'}>
              <ShopPanel />
            </div>
          )}
          <Shown route={shown} />
        </main>
      </div>
      <BottomNavigation />
      <Announcer />
      <Toaster />
      <ShortcutsDialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </div>
  );
};
