import type { JSX } from 'preact';
import { Answer } from '../../components/answer.tsx';
import { Button } from '../../components/button.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { SearchInput } from '../../components/search-input.tsx';
import { Time } from '../../components/time.tsx';
import { query, setQuery } from '../../router.ts';
import { pathOf } from '../../routes.ts';
import { useAnswer } from '../../store.ts';
import {
  checkoutRows,
  countStates,
  filterRows,
  isState,
  STATE_WORDS,
  type CheckoutRow,
} from './checkout-rows.ts';
import { useRowContext } from './use-row-context.ts';
import { StateBadge, StepBadges } from './checkout-badges.tsx';

const Shopper = ({ id, firstName, email }: CheckoutRow): JSX.Element => (
  <div class="checkouts-shopper">
    <Link class="row-link" href={pathOf({ panel: 'checkouts', id })}>
      {firstName ?? email ?? (
        <>
          Checkout <code>{id.slice(0, 8)}</code>
        </>
      )}
    </Link>
    <span class="soft">{firstName !== undefined && email !== undefined ? email : ''}</span>
  </div>
);

const CartCell = ({ value, items }: CheckoutRow): JSX.Element =>
  value === undefined ? (
    <span class="checkouts-none">—</span>
  ) : (
    <div class="checkouts-cart">
      {value}
      <span class="soft">{items.join(', ')}</span>
    </div>
  );

const Next = ({ next }: CheckoutRow): JSX.Element =>
  next === undefined ? (
    <span class="checkouts-none">—</span>
  ) : (
    <div class="checkouts-next">
      {next.step}{' '}
      <span class="soft">
        <Time at={next.at} format="relative" />
      </span>
    </div>
  );

const COLUMNS: readonly Column<CheckoutRow>[] = [
  { id: 'who', header: 'Shopper', cell: Shopper },
  { id: 'at', header: 'Began', cell: ({ at }) => at && <Time at={at} format="clock" /> },
  { id: 'cart', header: 'Cart', cell: CartCell },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'steps', header: 'Steps', cell: ({ steps }) => <StepBadges steps={steps} /> },
  { id: 'next', header: 'Next timer', cell: Next },
];

const NoneYet = (): JSX.Element => (
  <EmptyState
    icon="checkouts"
    title="No checkout yet"
    action={
      <Link class="button button-primary" href={pathOf({ panel: 'shop' })}>
        To the shop
      </Link>
    }
  >
    <p>Put something into the cart, go to the checkout, and type an address. It appears here as you type.</p>
  </EmptyState>
);

const NoneSuch = (): JSX.Element => (
  <EmptyState
    icon="filter"
    title="None of them fits"
    action={
      <Button
        onClick={() => {
          setQuery('state', undefined);
          setQuery('text', undefined);
        }}
      >
        Show all
      </Button>
    }
  />
);

const Rows = ({ rows }: { readonly rows: readonly CheckoutRow[] }): JSX.Element => {
  const wanted = query.value.get('state');
  const state = isState(wanted) ? wanted : undefined;
  const text = query.value.get('text') ?? '';
  if (rows.length === 0) return <NoneYet />;
  return (
    <>
      <div class="list-bar">
        <SearchInput
          label="Search checkouts"
          placeholder="Name, product, reason …"
          value={text}
          onInput={(typed) => setQuery('text', typed === '' ? undefined : typed)}
        />
        <div class="checkouts-states" role="group" aria-label="State">
          <Button
            variant="quiet"
            aria-pressed={state === undefined}
            onClick={() => setQuery('state', undefined)}
          >
            All <span class="soft tabular">{rows.length}</span>
          </Button>
          {countStates(rows).map((each) => (
            <Button
              key={each.state}
              variant="quiet"
              aria-pressed={state === each.state}
              onClick={() => setQuery('state', each.state)}
            >
              {STATE_WORDS[each.state]} <span class="soft tabular">{each.count}</span>
            </Button>
          ))}
        </div>
      </div>
      <DataTable
        caption="Checkouts, newest first"
        rows={filterRows(rows, { state, text })}
        keyOf={({ id }) => id}
        columns={COLUMNS}
        empty={<NoneSuch />}
      />
    </>
  );
};

/** All checkouts that the table holds, newest first. */
export const CheckoutList = (): JSX.Element => {
  const checkouts = useAnswer('checkouts');
  const context = useRowContext();
  return (
    <>
      <PageHeader
        title="Checkouts"
        lead="Every attempt to order that the table holds: who, what was decided, and what comes next."
      />
      <Panel isFlush class="checkouts-panel">
        <Answer resource={checkouts}>{(value) => <Rows rows={checkoutRows(value, context)} />}</Answer>
      </Panel>
    </>
  );
};
