import './clock-bar.css';
import type { JSX } from 'preact';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icons.tsx';
import { connection, isSettling, moveClock, now, useAnswer } from '../store.ts';
import {
  clockTimeWithSeconds,
  dayAndTime,
  durationWords,
  fullTime,
  shortDay,
  weekdayAndTime,
} from '../words/time-words.ts';

const CONNECTION_WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
} as const;

const ConnectionState = (): JSX.Element => (
  <p class={`clock-bar-connection clock-bar-${connection.value}`} role="status">
    <i aria-hidden="true" />
    <span>{CONNECTION_WORDS[connection.value]}</span>
  </p>
);

const RunTime = (): JSX.Element => (
  <p class="clock-bar-time">
    <Icon name="clock" size={16} />
    <span class="visually-hidden">The run’s time: </span>
    <time class="tabular" dateTime={new Date(now.value).toISOString()} title={fullTime(now.value)}>
      <span class="clock-bar-day">{shortDay(now.value)}</span>{' '}
      <strong>{clockTimeWithSeconds(now.value)}</strong>
    </time>
  </p>
);

/** When it is due; or that the stream still gathers what timers are made of, a few seconds long. */
const NextDue = ({ at }: { readonly at: number | undefined }): JSX.Element =>
  at === undefined ? (
    <span class="clock-bar-due clock-bar-long">once the stream is read</span>
  ) : (
    <span class="clock-bar-due tabular">
      {weekdayAndTime(at, now.value)}
      <span class="clock-bar-long"> · in {durationWords(at - now.value)}</span>
    </span>
  );

const ToNextTimer = (): JSX.Element => {
  const due = useAnswer('due').value ?? [];
  const next = due.find(({ kind }) => kind === 'timer');
  const ahead = next ?? due.find(({ kind }) => kind === 'stream');
  const at = next && Date.parse(next.at);
  return (
    <Button
      icon="skip"
      class="clock-bar-next"
      isBusy={isSettling.value}
      isDisabled={ahead === undefined}
      title={ahead ? `${ahead.text}, ${dayAndTime(Date.parse(ahead.at), now.value)}` : 'No timer is waiting'}
      onClick={() => void moveClock({ to: 'next' })}
    >
      {ahead === undefined ? (
        'No timer waits'
      ) : (
        <>
          <span class="clock-bar-long">To the next timer</span>
          <span class="clock-bar-short">Next timer</span>
          <NextDue at={at} />
        </>
      )}
    </Button>
  );
};

const Advance = ({ by, label }: { readonly by: string; readonly label: string }): JSX.Element => (
  <Button isBusy={isSettling.value} onClick={() => void moveClock({ advance: by })}>
    {label}
  </Button>
);

/** Always there: the run's time, and the hand that moves it. */
export const ClockBar = (): JSX.Element => (
  <section class="clock-bar" aria-label="Clock" aria-busy={isSettling.value}>
    <RunTime />
    <div class="clock-bar-moves">
      <ToNextTimer />
      <Advance by="PT2H" label="+2 hours" />
      <Advance by="P1D" label="+1 day" />
    </div>
    <ConnectionState />
    {isSettling.value && (
      <div class="clock-bar-progress" role="status">
        <span class="visually-hidden">The time passes until all has settled</span>
      </div>
    )}
  </section>
);
