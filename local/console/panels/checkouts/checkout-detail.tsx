import type { JSX } from 'preact';
import type { CheckoutAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { Code } from '../../components/code.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { Time } from '../../components/time.tsx';
import { pathOf } from '../../routes.ts';
import { useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { checkoutRows, type CheckoutRow } from './checkout-rows.ts';
import { StateBadge, StepBadges } from './checkout-badges.tsx';
import { useRowContext } from './use-row-context.ts';
import { Timeline } from './timeline.tsx';

const BACK = { href: pathOf({ panel: 'checkouts' }), label: 'Checkouts' };

const Fact = ({ name, children }: { readonly name: string; readonly children: JSX.Element | string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ row }: { readonly row: CheckoutRow }): JSX.Element => (
  <dl class="checkouts-facts">
    <Fact name="State">
      <StateBadge state={row.state} />
    </Fact>
    {row.email !== undefined && <Fact name="Address">{row.email}</Fact>}
    {row.value !== undefined && <Fact name="Cart">{`${row.value} · ${row.items.join(', ')}`}</Fact>}
    <Fact name="Steps">
      <StepBadges steps={row.steps} />
    </Fact>
    <Fact name="Next timer">
      {row.next === undefined ? (
        'None'
      ) : (
        <>
          {row.next.step}, <Time at={row.next.at} />
        </>
      )}
    </Fact>
  </dl>
);

/** The table keeps no order of attributes; by name they can be found. */
const recordText = ({ id, state, steps, stored }: CheckoutAnswer): string => {
  const byName = Object.entries(stored).toSorted(([one], [other]) => one.localeCompare(other));
  return JSON.stringify({ id, state, steps, ...Object.fromEntries(byName) }, null, 2);
};

const Stored = ({ checkout }: { readonly checkout: CheckoutAnswer }): JSX.Element => (
  <Panel title="Stored record" aside={count(Object.keys(checkout.stored).length, 'attribute')}>
    <Code text={recordText(checkout)} label="The stored record" />
  </Panel>
);

const Gone = ({ id }: { readonly id: string }): JSX.Element => (
  <Panel>
    <EmptyState
      icon="checkouts"
      title="Nothing is stored under this id"
      action={
        <Link class="button" href={BACK.href}>
          All checkouts
        </Link>
      }
    >
      <p>
        <code>{id}</code> was never begun in this run, or it was before a reset, or its retention is over.
      </p>
    </EmptyState>
  </Panel>
);

const Found = ({ checkout, row }: { readonly checkout: CheckoutAnswer; readonly row: CheckoutRow }) => (
  <div class="checkouts-detail">
    <Panel title="Now" class="checkouts-now">
      <Facts row={row} />
    </Panel>
    <div class="checkouts-story">
      <Panel title="What happened">
        <Timeline id={checkout.id} />
      </Panel>
      <Stored checkout={checkout} />
    </div>
  </div>
);

/** One checkout: its timeline in words, and what is stored of it. */
export const CheckoutDetail = ({ id }: { readonly id: string }): JSX.Element => {
  const checkouts = useAnswer('checkouts');
  const context = useRowContext();
  const known = checkouts.value?.find((candidate) => candidate.id === id);
  const row = known && checkoutRows([known], context)[0];
  return (
    <>
      <PageHeader
        back={BACK}
        title={row?.firstName ?? row?.email ?? 'Checkout'}
        lead={<code class="checkouts-id">{id}</code>}
      />
      <Answer resource={checkouts}>
        {() => (known && row ? <Found checkout={known} row={row} /> : <Gone id={id} />)}
      </Answer>
    </>
  );
};
