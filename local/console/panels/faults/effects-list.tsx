import type { JSX } from 'preact';
import { Badge } from '../../components/badge.tsx';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons.tsx';
import { Time } from '../../components/time.tsx';
import { happenings } from '../../store.ts';
import { effectsIn, type Effect } from './effects.ts';

const SHOWN = 50;

const Entry = ({ effect }: { readonly effect: Effect }): JSX.Element => (
  <li>
    <Icon name="bolt" size={16} />
    <div>
      <p>
        {effect.text} {effect.times > 1 && <Badge tone="warn">{effect.times} times</Badge>}
      </p>
      <p class="faults-effect-about soft">
        <Time at={effect.at} format="seconds" />
        {effect.checkouts.map((id) => (
          <CheckoutLink key={id} id={id} />
        ))}
      </p>
    </div>
  </li>
);

/** What faults have done, newest first. */
export const Effects = (): JSX.Element => {
  const effects = effectsIn(happenings.value, SHOWN);
  return effects.length === 0 ? (
    <EmptyState icon="faults" title="No fault was met yet">
      <p>Be a shopper, or move the clock to the next timer: what a fault does on the way is told here.</p>
    </EmptyState>
  ) : (
    <ul class="faults-effects">
      {effects.map((effect) => (
        <Entry key={effect.id} effect={effect} />
      ))}
    </ul>
  );
};
