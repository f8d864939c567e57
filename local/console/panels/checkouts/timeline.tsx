import type { JSX } from 'preact';
import type { TimelineEntry } from '../../../shown/answers.ts';
import { Badge } from '../../components/badge.tsx';
import { Answer } from '../../components/answer.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { Link } from '../../components/link.tsx';
import { Time } from '../../components/time.tsx';
import { pathOf } from '../../routes.ts';
import { now, useAnswer } from '../../store.ts';
import { dayName } from '../../words/time-words.ts';
import { entriesByDay, timelineKey, type ToldEntry } from './timeline-days.ts';

const ICONS: Readonly<Record<TimelineEntry['kind'], IconName>> = {
  beacon: 'beacon',
  timer: 'timers',
  decision: 'decision',
  mail: 'mailbox',
  click: 'click',
  order: 'order',
  forget: 'trash',
  trouble: 'alert',
};

const Details = ({ details }: { readonly details: readonly string[] }): JSX.Element => (
  <details class="checkouts-details">
    <summary>Details</summary>
    <ul>
      {details.map((detail, index) => (
        <li key={index}>{detail}</li>
      ))}
    </ul>
  </details>
);

const Entry = ({ entry }: { readonly entry: ToldEntry }): JSX.Element => (
  <li class={`checkouts-entry checkouts-entry-${entry.kind}`}>
    <span class="checkouts-entry-icon">
      <Icon name={ICONS[entry.kind]} size={16} />
    </span>
    <div class="checkouts-entry-body">
      <p>
        <span>
          {entry.text} {entry.times > 1 && <Badge>{entry.times} times</Badge>}
        </span>
        <Time at={entry.at} format="seconds" />
      </p>
      {entry.messageId !== undefined && (
        <Link class="checkouts-entry-link" href={pathOf({ panel: 'mailbox', messageId: entry.messageId })}>
          Read the mail
        </Link>
      )}
      {entry.details.length > 0 && <Details details={entry.details} />}
    </div>
  </li>
);

/** What became of one checkout, in words, oldest first; grows at its end. */
export const Timeline = ({ id }: { readonly id: string }): JSX.Element => (
  <Answer resource={useAnswer('timeline', { checkout: id })}>
    {({ entries }) =>
      entries.length === 0 ? (
        <p class="soft">Nothing of it was seen since the start, or the last reset.</p>
      ) : (
        entriesByDay(entries).map((day) => (
          <section key={day.key} aria-label={dayName(day.at, now.value)}>
            <h3 class="checkouts-day">{dayName(day.at, now.value)}</h3>
            <ol class="checkouts-timeline">
              {day.entries.map((entry, index) => (
                <Entry key={timelineKey(entry, index)} entry={entry} />
              ))}
            </ol>
          </section>
        ))
      )
    }
  </Answer>
);
