import type { Leg, Light } from './lights.ts';
import { lengthOf, type Layout, type Point } from './layout.ts';
import { NODE_IDS, type EdgeId, type NodeId } from './shape.ts';

/** Something that travels along a way of the picture. Times are those of the caller's clock, in ms. */
export interface Pulse {
  readonly key: number;
  readonly edge: EdgeId;
  readonly isBack: boolean;
  readonly tone: Light['tone'];
  /** So many at once are drawn as one. */
  readonly count: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Of two pulses on the same way, the second starts so much later, or is counted with the first. */
const GAP_MS = 320;
/** However much is happening, the picture is never further behind. */
const MOST_LAG_MS = 2600;
const MS_PER_UNIT = 2.4;
const SHORTEST_MS = 380;
const LONGEST_MS = 1200;

const isNode = (text: string | undefined): text is NodeId => NODE_IDS.some((id) => id === text);

/** Where a leg begins and where it ends. */
export const endsOf = ({ edge, isBack }: Leg): { readonly from: NodeId; readonly to: NodeId } => {
  const [first, second] = edge.split('→');
  if (!isNode(first) || !isNode(second)) throw new Error(`${edge} joins no nodes`);
  return isBack ? { from: second, to: first } : { from: first, to: second };
};

const durationOf = (way: readonly Point[]): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, lengthOf(way) * MS_PER_UNIT));

const waysOf = ({ edge, isBack, tone }: Pick<Pulse, 'edge' | 'isBack' | 'tone'>): string =>
  `${edge} ${isBack} ${tone}`;

/**
 * Adds what has just been lit to the pulses that are there. A pulse leaves a node when what came there has arrived, so
 * that one can follow a beacon with the eye; many at once become one with a number.
 */
export const addPulses = (
  pulses: readonly Pulse[],
  lights: readonly Light[],
  nowMs: number,
  layout: Layout,
): readonly Pulse[] => {
  const all = new Map<number, Pulse>(pulses.map((pulse) => [pulse.key, pulse]));
  const newest = new Map<string, Pulse>();
  const arrivals = new Map<NodeId, number>();
  let lastKey = Math.max(0, ...all.keys());

  const put = (pulse: Pulse) => {
    all.set(pulse.key, pulse);
    newest.set(waysOf(pulse), pulse);
    const { to } = endsOf(pulse);
    arrivals.set(to, Math.max(arrivals.get(to) ?? 0, pulse.endMs));
  };
  for (const pulse of pulses) put(pulse);

  const add = (leg: Leg, tone: Light['tone']) => {
    const way = layout.ways[leg.edge];
    if (way === undefined) return;
    const before = newest.get(waysOf({ ...leg, tone }));
    const earliest = Math.max(nowMs, arrivals.get(endsOf(leg).from) ?? 0);
    const startMs = Math.min(nowMs + MOST_LAG_MS, earliest);
    if (before !== undefined && before.startMs + GAP_MS > startMs && before.endMs > nowMs) {
      put({ ...before, count: before.count + 1 });
      return;
    }
    lastKey++;
    put({ key: lastKey, ...leg, tone, count: 1, startMs, endMs: startMs + durationOf(way) });
  };
  for (const { legs, tone } of lights) for (const leg of legs) add(leg, tone);
  return [...all.values()];
};
