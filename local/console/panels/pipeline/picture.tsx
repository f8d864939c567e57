import './picture.css';
import type { JSX } from 'preact';
import { pathThrough, type Box, type Layout } from './layout.ts';
import type { NodeCounts } from './node-counts.ts';
import { EDGE_IDS, MAIN_EDGES, NODES, type EdgeId, type NodeId, type PipelineNode } from './shape.ts';
import { Glows, TrafficView } from './traffic-view.tsx';
import { useTraffic } from './use-traffic.ts';

interface PictureProps {
  readonly layout: Layout;
  readonly counts: NodeCounts;
  readonly troubles: Readonly<Partial<Record<NodeId, number>>>;
  readonly selected: NodeId | undefined;
  readonly onSelect: (node: NodeId) => void;
}

const CORNER = 9;

const lookOf = (edge: EdgeId): string => {
  if (MAIN_EDGES.has(edge)) return 'pipeline-way-main';
  return edge.endsWith('dead-letters') ? 'pipeline-way-trouble' : '';
};

const Ways = ({ layout }: { readonly layout: Layout }): JSX.Element => (
  <g class="pipeline-ways" aria-hidden="true">
    {EDGE_IDS.map((edge) => {
      const way = layout.ways[edge];
      return way && <path key={edge} class={`pipeline-way ${lookOf(edge)}`} d={pathThrough(way)} />;
    })}
  </g>
);

const Trouble = ({ box, number }: { readonly box: Box; readonly number: number }): JSX.Element => (
  <g class="pipeline-badge" transform={`translate(${box.x + box.width - 2} ${box.y + 2})`}>
    <path d="M0 -12 12 0 0 12 -12 0z" />
    <text dy="4">{Math.min(number, 99)}</text>
  </g>
);

interface NodeViewProps {
  readonly node: PipelineNode;
  readonly box: Box;
  readonly count: string | undefined;
  readonly trouble: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

/** What can be read in the node, and what the number in its corner means. */
const labelOf = ({ node, count, trouble }: NodeViewProps): string =>
  [node.label, count ?? node.note, trouble > 0 && `${trouble} failed`].filter(Boolean).join(' ');

const NodeView = (props: NodeViewProps): JSX.Element => {
  const { node, box, count, trouble, isSelected, onSelect } = props;
  const middle = box.x + box.width / 2;
  const center = box.y + box.height / 2;
  return (
    <g
      class={`pipeline-node pipeline-node-${node.kind}`}
      role="button"
      tabindex={0}
      aria-label={labelOf(props)}
      aria-expanded={isSelected}
      data-node={node.id}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect();
      }}
    >
      <rect {...box} rx={CORNER} />
      <text class="pipeline-node-label" x={middle} y={center - 3}>
        {`${node.label} `}
      </text>
      <text class="pipeline-node-note" x={middle} y={center + 14}>
        {`${count ?? node.note} `}
      </text>
      {trouble > 0 && <Trouble box={box} number={trouble} />}
    </g>
  );
};

const Head = ({ id }: { readonly id: string }): JSX.Element => (
  <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
    <path d="M1 1 7 4 1 7" />
  </marker>
);

const frameOf = ({ x, y, width, height }: Box): string => [x, y, width, height].join(' ');

/** The shape of the whole, with what passes through it at present. */
export const Picture = ({ layout, counts, troubles, selected, onSelect }: PictureProps): JSX.Element => {
  const traffic = useTraffic(layout);
  return (
    <svg
      class="pipeline-picture"
      viewBox={frameOf(layout.viewBox)}
      role="group"
      aria-label="The pipeline, live"
    >
      <defs>
        <Head id="pipeline-head" />
        <Head id="pipeline-head-main" />
      </defs>
      <Ways layout={layout} />
      {NODES.map((node) => {
        const box = layout.boxes[node.id];
        return (
          box && (
            <NodeView
              key={node.id}
              node={node}
              box={box}
              count={counts[node.id]}
              trouble={troubles[node.id] ?? 0}
              isSelected={selected === node.id}
              onSelect={() => onSelect(node.id)}
            />
          )
        );
      })}
      <Glows traffic={traffic} layout={layout} />
      <TrafficView traffic={traffic} layout={layout} />
    </svg>
  );
};
