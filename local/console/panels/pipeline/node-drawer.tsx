import './node-drawer.css';
import type { JSX } from 'preact';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { Drawer } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/field.tsx';
import { HappeningList } from '../../components/happening-list.tsx';
import { Link } from '../../components/link.tsx';
import { query, setQuery } from '../../router.ts';
import { happenings, useAnswer } from '../../store.ts';
import { inRows } from '../../words/in-rows.ts';
import { count } from '../../words/count.ts';
import { factsOf } from './node-facts.ts';
import { checkoutsIn, historyOf } from './node-history.ts';
import { functionNode, type PipelineNode } from './shape.ts';

/** Enough to read; the logs and the checkout's own timeline have the rest. */
const MOST_SHOWN = 100;

const Facts = ({ node }: { readonly node: PipelineNode }): JSX.Element | null => {
  const calls = useAnswer('calls').value;
  const facts = factsOf(node.id, calls, historyOf(happenings.value, node.id, undefined));
  if (facts.length === 0) return null;
  return (
    <dl class="node-drawer-facts">
      {facts.map(({ name, value, isTrouble }) => (
        <div key={name} class={isTrouble ? 'node-drawer-trouble' : ''}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const History = ({ node }: { readonly node: PipelineNode }): JSX.Element => {
  const checkout = query.value.get('checkout') ?? undefined;
  const all = historyOf(happenings.value, node.id, undefined);
  const shown = checkout === undefined ? all : historyOf(happenings.value, node.id, checkout);
  const known = checkoutsIn(all);
  const options = checkout === undefined || known.includes(checkout) ? known : [checkout, ...known];
  return (
    <>
      {options.length > 0 && (
        <Select
          label="Checkout"
          value={checkout ?? ''}
          onChange={(id) => setQuery('checkout', id === '' ? undefined : id)}
          options={[
            { value: '', label: `All (${options.length})` },
            ...options.map((id) => ({ value: id, label: id.slice(0, 12) })),
          ]}
        />
      )}
      {checkout !== undefined && (
        <p class="node-drawer-checkout soft">
          Only what <CheckoutLink id={checkout} /> has to do with.
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState icon="pipeline" title="Nothing has passed here yet">
          Type an address in the <Link href="/">shop</Link>, or move the clock on.
        </EmptyState>
      ) : (
        <HappeningList entries={inRows(shown).slice(0, MOST_SHOWN)} />
      )}
      {shown.length > MOST_SHOWN && <p class="soft">And {count(shown.length - MOST_SHOWN, 'older one')}.</p>}
    </>
  );
};

/** What a node is, what it has done, and what happened there. */
export const NodeDrawer = ({
  node,
  isModal,
  side,
  onClose,
}: {
  readonly node: PipelineNode | undefined;
  readonly isModal: boolean;
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
}): JSX.Element => (
  <Drawer
    title={node?.label ?? ''}
    isOpen={node !== undefined}
    isModal={isModal}
    side={side}
    onClose={onClose}
  >
    {node && (
      <div class="node-drawer" key={node.id}>
        <p class="node-drawer-text">{node.text}</p>
        <Facts node={node} />
        {functionNode(node.id) && (
          <p class="node-drawer-links">
            <Link href={`/logs?function=${node.id}`}>Its logs</Link>
            <Link href="/permissions">Permissions</Link>
          </p>
        )}
        <h3>What happened</h3>
        <History node={node} />
      </div>
    )}
  </Drawer>
);
