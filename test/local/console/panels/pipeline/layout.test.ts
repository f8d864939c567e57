import {
  pathThrough,
  stopsAlong,
  way,
  type Box,
  type Point,
} from '../../../../../local/console/panels/pipeline/layout.ts';
import { NARROW } from '../../../../../local/console/panels/pipeline/narrow-layout.ts';
import { endsOf } from '../../../../../local/console/panels/pipeline/pulses.ts';
import { EDGE_IDS, NODE_IDS, NODES } from '../../../../../local/console/panels/pipeline/shape.ts';
import { WIDE } from '../../../../../local/console/panels/pipeline/wide-layout.ts';

const isOnEdgeOf = ({ x, y, width, height }: Box, [px, py]: Point): boolean => {
  const isWithin = px >= x && px <= x + width && py >= y && py <= y + height;
  return isWithin && (px === x || px === x + width || py === y || py === y + height);
};

const doOverlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the %s picture', (_, layout) => {
  it('lets no node stand on another, or outside', () => {
    const { viewBox, boxes } = layout;
    for (const one of NODE_IDS) {
      const box = boxes[one];
      expect(box.x >= viewBox.x && box.x + box.width <= viewBox.x + viewBox.width).toBe(true);
      expect(box.y >= viewBox.y && box.y + box.height <= viewBox.y + viewBox.height).toBe(true);
      const met = NODE_IDS.filter((other) => other !== one && doOverlap(box, boxes[other]));
      expect([one, met]).toEqual([one, []]);
    }
  });

  it.each(EDGE_IDS)('leads %s from node to node, straight and around corners only', (edge) => {
    const points = layout.ways[edge];
    const { from, to } = endsOf({ edge, isBack: false });
    expect(isOnEdgeOf(layout.boxes[from], points[0]!)).toBe(true);
    expect(isOnEdgeOf(layout.boxes[to], points.at(-1)!)).toBe(true);
    for (const [index, [x, y]] of points.slice(1).entries()) {
      const [beforeX, beforeY] = points[index]!;
      expect(x === beforeX || y === beforeY).toBe(true);
    }
  });
});

describe('the shape', () => {
  it('describes each node once', () => {
    expect(NODES.map(({ id }) => id)).toEqual(NODE_IDS);
  });
});

describe('a way', () => {
  it('is drawn with round corners', () => {
    expect(pathThrough(way('0,0 100,0 100,50'))).toBe('M0 0L92 0Q100 0 100 8L100 50');
  });

  it('has its stops at an even pace, there and back', () => {
    const points = way('0,0 30,0 30,10');
    expect(stopsAlong(points, false)).toEqual([
      { x: 0, y: 0, offset: 0 },
      { x: 30, y: 0, offset: 0.75 },
      { x: 30, y: 10, offset: 1 },
    ]);
    expect(stopsAlong(points, true).map(({ x, offset }) => [x, offset])).toEqual([
      [30, 0],
      [30, 0.25],
      [0, 1],
    ]);
  });
});
