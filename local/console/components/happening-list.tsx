import './happening-list.css';
import type { JSX } from 'preact';
import type { Happening } from '../../shown/happening.ts';
import { pathOf } from '../routes.ts';
import { wordsOf } from '../words/happening-words.ts';
import { CheckoutLink } from './checkout-link.tsx';
import { Icon } from './icons.tsx';
import { Link } from './link.tsx';
import { Time } from './time.tsx';

/** Where there is more about it. */
const hrefOf = (happening: Happening): string | undefined => {
  switch (happening.kind) {
    case 'mail':
      return pathOf({ panel: 'mailbox', messageId: happening.messageId });
    case 'dead-letter':
      return pathOf({ panel: 'dead-letters' });
    case 'faults':
      return pathOf({ panel: 'faults' });
    case 'request':
    case 'invocation-begun':
    case 'invocation':
    case 'call':
    case 'records':
    case 'timer':
    case 'decision':
    case 'bus-event':
    case 'redriven':
    case 'expired':
    case 'clock':
    case 'log':
    case 'rebuilt':
    case 'reset':
      return undefined;
  }
};

const Entry = ({ happening, times }: Listed): JSX.Element => {
  const { text, tone, icon } = wordsOf(happening);
  if (happening.kind === 'clock')
    return (
      <li class="happening-divider">
        <span>{text}</span>
      </li>
    );
  const [checkout] = happening.checkouts;
  const href = hrefOf(happening);
  return (
    <li class={`happening happening-${tone}`}>
      <span class="happening-icon">
        <Icon name={icon} size={15} />
      </span>
      <p>
        {href === undefined ? text : <Link href={href}>{text}</Link>}
        {times > 1 && <span class="happening-times"> × {times}</span>}
      </p>
      <span class="happening-meta">
        <Time at={happening.at} format="seconds" />
        {checkout !== undefined && <CheckoutLink id={checkout} />}
      </span>
    </li>
  );
};

export interface Listed {
  readonly happening: Happening;
  /** So many of its like in a row. */
  readonly times: number;
}

/** Happenings in words, in the order that they are given in. */
export const HappeningList = ({ entries }: { readonly entries: readonly Listed[] }): JSX.Element => (
  <ol class="happening-list">
    {entries.map((entry) => (
      <Entry key={entry.happening.id} {...entry} />
    ))}
  </ol>
);
