import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { onHappenings } from '../../store.ts';
import type { Layout } from './layout.ts';
import { lightOf, type Light } from './lights.ts';
import { addPulses, endsOf, type Pulse } from './pulses.ts';
import type { NodeId } from './shape.ts';

/** A node that something has just come to. */
export interface Glow {
  readonly key: number;
  readonly node: NodeId;
  readonly tone: Light['tone'];
}

/** What moves in the picture at present. */
export interface Traffic {
  readonly pulses: ReadonlySignal<readonly Pulse[]>;
  readonly glows: ReadonlySignal<readonly Glow[]>;
  /** A pulse is there. */
  arrive(pulse: Pulse): void;
}

const GLOW_MS = 900;

const createTraffic = (layout: Layout): Traffic & { readonly follow: (lights: readonly Light[]) => void } => {
  const pulses = signal<readonly Pulse[]>([]);
  const glows = signal<readonly Glow[]>([]);
  let lastGlow = 0;

  const glow = (nodes: readonly NodeId[], tone: Light['tone']) => {
    const fresh = nodes.filter(
      (node) => !glows.value.some((known) => known.node === node && known.tone === tone),
    );
    if (fresh.length === 0) return;
    const added = fresh.map((node) => ({ key: ++lastGlow, node, tone }));
    glows.value = [...glows.value, ...added];
    setTimeout(() => {
      glows.value = glows.value.filter((known) => !added.includes(known));
    }, GLOW_MS);
  };

  return {
    pulses,
    glows,
    arrive: (pulse) => {
      pulses.value = pulses.value.filter(({ key }) => key !== pulse.key);
      glow([endsOf(pulse).to], pulse.tone);
    },
    follow: (lights) => {
      const nowMs = performance.now();
      const moving = pulses.value.filter(({ endMs }) => endMs > nowMs);
      pulses.value = addPulses(moving, lights, nowMs, layout);
      for (const { nodes, legs, tone } of lights) if (legs.length === 0) glow(nodes, tone);
    },
  };
};

/** Follows what happens, for as long as the picture is looked at. */
export const useTraffic = (layout: Layout): Traffic => {
  const traffic = useMemo(() => createTraffic(layout), [layout]);
  useEffect(
    () =>
      onHappenings((batch) => {
        if (document.visibilityState === 'visible') traffic.follow(batch.map(lightOf));
      }),
    [traffic],
  );
  return traffic;
};
