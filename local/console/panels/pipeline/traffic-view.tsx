import './traffic-view.css';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useIsStill } from '../../components/use-media.ts';
import { pathThrough, stopsAlong, type Layout, type Point } from './layout.ts';
import type { Pulse } from './pulses.ts';
import type { Traffic } from './use-traffic.ts';

interface PulseProps {
  readonly pulse: Pulse;
  readonly way: readonly Point[];
  readonly onArrival: (pulse: Pulse) => void;
}

const MOST_SHOWN = 99;

/** A dot for what goes well, a diamond for trouble; both with their number where there are many. */
const Shape = ({ tone, count }: Pick<Pulse, 'tone' | 'count'>): JSX.Element => {
  const size = count > 1 ? 10 : 5.5;
  return (
    <>
      {tone === 'ok' ? (
        <circle r={size} />
      ) : (
        <path d={`M0 ${-size - 2}L${size + 2} 0 0 ${size + 2} ${-size - 2} 0z`} />
      )}
      {count > 1 && <text dy="3.6">{Math.min(count, MOST_SHOWN)}</text>}
    </>
  );
};

const MovingPulse = ({ pulse, way, onArrival }: PulseProps): JSX.Element => {
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    const frames = stopsAlong(way, pulse.isBack).map(({ x, y, offset }) => ({
      transform: `translate(${x}px, ${y}px)`,
      opacity: 1,
      offset,
    }));
    const journey = group.current?.animate(frames, {
      delay: Math.max(0, pulse.startMs - performance.now()),
      duration: pulse.endMs - pulse.startMs,
    });
    journey?.addEventListener('finish', () => onArrival(pulse));
    return () => journey?.cancel();
    // A pulse that is counted once more travels on.
  }, [pulse.key]);
  return (
    <g ref={group} class={`pipeline-pulse pipeline-${pulse.tone}`} opacity={0}>
      <Shape {...pulse} />
    </g>
  );
};

/** Where nothing is to move, the way itself is lit for a while. */
const StillPulse = ({ pulse, way, onArrival }: PulseProps): JSX.Element => {
  useEffect(() => {
    const timer = setTimeout(() => onArrival(pulse), pulse.endMs - performance.now());
    return () => clearTimeout(timer);
  }, [pulse.key]);
  return <path class={`pipeline-lit-way pipeline-${pulse.tone}`} d={pathThrough(way)} />;
};

/** What is on its way at present. */
export const TrafficView = ({
  traffic,
  layout,
}: {
  readonly traffic: Traffic;
  readonly layout: Layout;
}): JSX.Element => {
  const One = useIsStill() ? StillPulse : MovingPulse;
  return (
    <g aria-hidden="true">
      {traffic.pulses.value.map((pulse) => {
        const way = layout.ways[pulse.edge];
        return way && <One key={pulse.key} pulse={pulse} way={way} onArrival={traffic.arrive} />;
      })}
    </g>
  );
};

/** What has just arrived somewhere. */
export const Glows = ({
  traffic,
  layout,
}: {
  readonly traffic: Traffic;
  readonly layout: Layout;
}): JSX.Element => (
  <g aria-hidden="true">
    {traffic.glows.value.map(({ key, node, tone }) => {
      const box = layout.boxes[node];
      return box && <rect key={key} class={`pipeline-glow pipeline-${tone}`} {...box} rx={9} />;
    })}
  </g>
);
