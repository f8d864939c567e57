import './strip.css';
import type { JSX } from 'preact';
import { iconPath, type IconName } from '../../components/icons.tsx';
import { Link } from '../../components/link.tsx';
import { pathThrough } from '../pipeline/layout.ts';
import { EDGE_IDS, NODES, type NodeId } from '../pipeline/shape.ts';
import { STRIP } from '../pipeline/strip-layout.ts';
import { Glows, TrafficView } from '../pipeline/traffic-view.tsx';
import { useTraffic } from '../pipeline/use-traffic.ts';

const ICONS: Readonly<Partial<Record<NodeId, IconName>>> = {
  browser: 'system',
  api: 'beacon',
  capture: 'bolt',
  table: 'database',
  schedule: 'bolt',
  timers: 'timers',
  recover: 'bolt',
  ses: 'forward',
  mailbox: 'mailbox',
};

const ICON_SIZE = 24;

/** The pipeline in one line: enough to see that something passes. */
export const Strip = (): JSX.Element => {
  const traffic = useTraffic(STRIP);
  const { x, y, width, height } = STRIP.viewBox;
  return (
    <Link class="strip" href="/pipeline" aria-label="To the pipeline">
      <svg viewBox={[x, y, width, height].join(' ')} aria-hidden="true">
        {EDGE_IDS.map((edge) => {
          const way = STRIP.ways[edge];
          return way && <path key={edge} class="strip-way" d={pathThrough(way)} />;
        })}
        {NODES.map(({ id, label, kind }) => {
          const box = STRIP.boxes[id];
          const icon = ICONS[id];
          if (box === undefined || icon === undefined) return null;
          const margin = (box.width - ICON_SIZE * 0.66) / 2;
          return (
            <g key={id} class={`strip-node strip-node-${kind}`}>
              <title>{label}</title>
              <rect {...box} rx={9} />
              <path
                class="strip-icon"
                transform={`translate(${box.x + margin} ${box.y + margin}) scale(0.66)`}
                d={iconPath(icon)}
              />
            </g>
          );
        })}
        <Glows traffic={traffic} layout={STRIP} />
        <TrafficView traffic={traffic} layout={STRIP} />
      </svg>
    </Link>
  );
};
