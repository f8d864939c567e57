import './pipeline-panel.css';
import type { JSX } from 'preact';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { useIsNarrow } from '../../components/use-media.ts';
import { query, setQuery } from '../../router.ts';
import { happenings, useAnswer } from '../../store.ts';
import { NARROW } from './narrow-layout.ts';
import { nodeCounts, troubleCounts } from './node-counts.ts';
import { NodeDrawer } from './node-drawer.tsx';
import { Picture } from './picture.tsx';
import { NODES, type NodeId } from './shape.ts';
import { WIDE } from './wide-layout.ts';

const Legend = (): JSX.Element => (
  <ul class="pipeline-legend">
    <li>
      <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
        <circle class="pipeline-ok" r="5.5" />
      </svg>
      passes
    </li>
    <li>
      <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
        <path class="pipeline-trouble" d="M0 -7 7 0 0 7 -7 0z" />
      </svg>
      fails
    </li>
    <li>
      <i class="pipeline-legend-function" aria-hidden="true" />
      Lambda function
    </li>
    <li>
      <i class="pipeline-legend-service" aria-hidden="true" />
      AWS service
    </li>
    <li>
      <i class="pipeline-legend-actor" aria-hidden="true" />
      outside
    </li>
  </ul>
);

/** The drawer is not to cover the node that it tells of. */
const sideAway = (node: NodeId): 'left' | 'right' => {
  const { viewBox, boxes } = WIDE;
  const { x, width } = boxes[node];
  return x + width / 2 > viewBox.width / 2 ? 'left' : 'right';
};

/** The picture of the shape, live. */
export const PipelinePanel = (): JSX.Element => {
  const isNarrow = useIsNarrow();
  const node = NODES.find(({ id }) => id === query.value.get('node'));
  const counts = nodeCounts({
    calls: useAnswer('calls').value,
    timers: useAnswer('timers').value?.length,
    mails: useAnswer('mailbox').value?.length,
    deadLetters: useAnswer('dead-letters').value?.length,
  });
  const close = () => {
    setQuery('node', undefined);
    setQuery('checkout', undefined);
  };
  return (
    <>
      <PageHeader
        title="Pipeline"
        lead="From what a shopper types to the mail that brings them back. Everything that passes lights up; open a node to read what it did."
      />
      <Panel class="pipeline-panel">
        <Picture
          layout={isNarrow ? NARROW : WIDE}
          counts={counts}
          troubles={troubleCounts(happenings.value)}
          selected={node?.id}
          onSelect={(id) => setQuery('node', id)}
        />
        <Legend />
      </Panel>
      <NodeDrawer
        node={node}
        isModal={isNarrow}
        side={node === undefined || isNarrow ? 'right' : sideAway(node.id)}
        onClose={close}
      />
    </>
  );
};
