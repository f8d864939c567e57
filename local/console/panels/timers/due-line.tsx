import './due-line.css';
import type { JSX } from 'preact';
import type { DueAnswer } from '../../../shown/answers.ts';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { now } from '../../store.ts';
import { clockTime, fullTime, relativeTime } from '../../words/time-words.ts';
import { DeliverButton } from './deliver-button.tsx';
import { groupByDay } from './due-days.ts';

const ICONS: Readonly<Record<DueAnswer['kind'], IconName>> = {
  timer: 'timers',
  retry: 'refresh',
  rate: 'clock',
  stream: 'database',
  expiry: 'trash',
};

const Due = ({ due }: { readonly due: DueAnswer }): JSX.Element => {
  const at = Date.parse(due.at);
  return (
    <li class={`due-line-entry due-line-${due.kind}`}>
      <time class="tabular" dateTime={due.at} title={fullTime(at)}>
        {clockTime(at)}
      </time>
      <span class="due-line-mark">
        <Icon name={ICONS[due.kind]} size={15} />
      </span>
      <div class="due-line-text">
        <p>
          {due.text} {due.checkout !== undefined && <CheckoutLink id={due.checkout} />}
        </p>
        <small class="tabular">{relativeTime(at, now.value)}</small>
      </div>
      {due.name !== undefined && <DeliverButton name={due.name} label="Deliver now" />}
    </li>
  );
};

/** All that waits, along the days. */
export const DueLine = ({ due }: { readonly due: readonly DueAnswer[] }): JSX.Element => (
  <div class="due-line">
    {groupByDay(due, now.value).map((day) => (
      <section key={day.key} aria-label={day.name}>
        <h3>{day.name}</h3>
        <ol>
          {day.due.map((one) => (
            <Due key={`${one.at} ${one.kind} ${one.name ?? one.text}`} due={one} />
          ))}
        </ol>
      </section>
    ))}
  </div>
);
