import './navigation.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Badge } from '../components/badge.tsx';
import { IconButton } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icons.tsx';
import { Link } from '../components/link.tsx';
import { route } from '../router.ts';
import { pathOf } from '../routes.ts';
import { useAnswer } from '../store.ts';
import { FIRST_PLACES, OTHER_PLACES, PLACE_GROUPS, type Place } from './places.ts';
import { ThemeChoice } from './theme-choice.tsx';

const MailCount = (): JSX.Element | null => {
  const mails = useAnswer('mailbox').value?.length ?? 0;
  return mails > 0 ? <Badge>{mails}</Badge> : null;
};

const LetterCount = (): JSX.Element | null => {
  const letters = useAnswer('dead-letters').value?.length ?? 0;
  return letters > 0 ? <Badge tone="bad">{letters}</Badge> : null;
};

const PlaceLink = ({
  place,
  onClick,
}: {
  readonly place: Place;
  readonly onClick?: () => void;
}): JSX.Element => (
  <Link
    class="navigation-link"
    href={pathOf({ panel: place.panel })}
    title={place.label}
    aria-current={route.value.panel === place.panel ? 'page' : undefined}
    {...(onClick && { onClick })}
  >
    <Icon name={place.icon} />
    <span class="navigation-label">{place.label}</span>
    {place.panel === 'mailbox' && <MailCount />}
    {place.panel === 'dead-letters' && <LetterCount />}
  </Link>
);

const Brand = (): JSX.Element => (
  <div class="navigation-brand">
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" stroke-width="2" stroke-linejoin="round">
        <path d="M9 12h14l-1.5 11h-11z" />
        <path d="M12.5 12a3.5 3.5 0 0 1 7 0" />
      </g>
    </svg>
    <span>
      <strong>checkout-recovery</strong>
      <small>local run</small>
    </span>
  </div>
);

/** At the side of a wide page. */
export const SideNavigation = ({ onHelp }: { readonly onHelp: () => void }): JSX.Element => (
  <header class="navigation-side">
    <Brand />
    <nav aria-label="Panels">
      {PLACE_GROUPS.map(({ label, places }) => (
        <ul key={label} aria-label={label}>
          {places.map((place) => (
            <li key={place.panel}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
    <div class="navigation-foot">
      <ThemeChoice />
      <IconButton icon="keyboard" label="Keyboard shortcuts" onClick={onHelp} />
    </div>
  </header>
);

/** At the bottom of a narrow page. */
export const BottomNavigation = (): JSX.Element => {
  const [isOpen, setIsOpen] = useState(false);
  const isElsewhere = OTHER_PLACES.some(({ panel }) => panel === route.value.panel);
  const close = () => setIsOpen(false);
  return (
    <>
      <nav class="navigation-bottom" aria-label="Panels">
        {FIRST_PLACES.map((place) => (
          <PlaceLink key={place.panel} place={place} />
        ))}
        <button
          type="button"
          class="navigation-link"
          aria-haspopup="dialog"
          data-is-current={isElsewhere}
          onClick={() => setIsOpen(true)}
        >
          <Icon name="more" />
          <span class="navigation-label">More</span>
        </button>
      </nav>
      <Dialog title="More" isOpen={isOpen} onClose={close}>
        <ul class="navigation-more">
          {OTHER_PLACES.map((place) => (
            <li key={place.panel}>
              <PlaceLink place={place} onClick={close} />
            </li>
          ))}
        </ul>
        <ThemeChoice />
      </Dialog>
    </>
  );
};
