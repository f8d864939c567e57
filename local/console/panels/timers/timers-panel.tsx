import './timers-panel.css';
import type { JSX } from 'preact';
import { Answer } from '../../components/answer.tsx';
import { Button } from '../../components/button.tsx';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { Time } from '../../components/time.tsx';
import { happenings, isSettling, moveClock, useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { DeliverButton } from './deliver-button.tsx';
import { DueLine } from './due-line.tsx';
import { firedTimers, type FiredTimer } from './fired-timers.ts';
import { MoveForm } from './move-form.tsx';
import { StartAfresh } from './start-afresh.tsx';

const MOST_FIRED = 10;

/** Besides those that are always at hand above. */
const MOVES = [
  { advance: 'PT15M', label: '+15 minutes' },
  { advance: 'PT6H', label: '+6 hours' },
  { advance: 'P7D', label: '+1 week' },
] as const;

const MoveClock = (): JSX.Element => (
  <Panel title="Move the clock" class="timers-move">
    <div class="timers-moves">
      {MOVES.map(({ advance, label }) => (
        <Button key={advance} isBusy={isSettling.value} onClick={() => void moveClock({ advance })}>
          {label}
        </Button>
      ))}
    </div>
    <MoveForm />
  </Panel>
);

const Waiting = (): JSX.Element => {
  const due = useAnswer('due');
  const timers = due.value?.filter(({ kind }) => kind === 'timer').length;
  return (
    <Panel
      title="What is due"
      class="timers-due"
      aside={timers === undefined ? undefined : count(timers, 'timer')}
      isFlush
    >
      <Answer resource={due}>
        {(all) => (
          <>
            {timers === 0 && (
              <EmptyState icon="timers" title="No checkout waits for its mail">
                One with an address and consent gets a timer. Be a shopper in the <Link href="/">shop</Link>.
              </EmptyState>
            )}
            <DueLine due={all} />
          </>
        )}
      </Answer>
    </Panel>
  );
};

const FiredTimers = ({ fired }: { readonly fired: readonly FiredTimer[] }): JSX.Element => (
  <Panel title="Fired" class="timers-fired" isFlush>
    <DataTable
      caption="Timers that have fired"
      rows={fired.slice(0, MOST_FIRED)}
      keyOf={({ name }) => name}
      columns={[
        { id: 'step', header: 'Step', cell: ({ step }) => step ?? 'unknown' },
        {
          id: 'checkout',
          header: 'Checkout',
          cell: ({ checkout }) => checkout !== undefined && <CheckoutLink id={checkout} />,
        },
        { id: 'at', header: 'Fired', cell: ({ at }) => <Time at={at} format="clock" /> },
        {
          id: 'deliver',
          header: 'Again',
          align: 'end',
          cell: ({ name }) => <DeliverButton name={name} label="Deliver again" />,
        },
      ]}
      empty={
        <EmptyState icon="skip" title="No timer has fired yet">
          Go to the next timer, and see what recover decides.
        </EmptyState>
      }
    />
  </Panel>
);

/** What is due when, and the hand on the clock. */
export const TimersPanel = (): JSX.Element => (
  <>
    <PageHeader
      title="Timers and clock"
      actions={<StartAfresh />}
      lead="Everything that waits for a time. The clock steps from one to the next, in order, and stops when all has settled."
    />
    <div class="timers-columns">
      <MoveClock />
      <Waiting />
      <FiredTimers fired={firedTimers(happenings.value)} />
    </div>
  </>
);
