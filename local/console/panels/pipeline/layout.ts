import type { EdgeId, NodeId } from './shape.ts';

/** Where a node stands: its upper left corner and its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** Where all that is drawn stands. */
export interface Layout {
  readonly viewBox: Box;
  readonly boxes: Readonly<Partial<Record<NodeId, Box>>>;
  /** The corners of each way, in its direction. */
  readonly ways: Readonly<Partial<Record<EdgeId, readonly Point[]>>>;
}

/** One with everything in it. */
export interface WholeLayout extends Layout {
  readonly boxes: Readonly<Record<NodeId, Box>>;
  readonly ways: Readonly<Record<EdgeId, readonly Point[]>>;
}

/** Reads a way's corners: `124,50 168,50`. */
export const way = (corners: string): readonly Point[] =>
  corners.split(' ').map((corner) => {
    const [x = '', y = ''] = corner.split(',');
    return [Number(x), Number(y)];
  });

const CORNER = 8;

const towards = ([fromX, fromY]: Point, [toX, toY]: Point, by: number): Point => {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const share = length === 0 ? 0 : Math.min(by, length / 2) / length;
  return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share];
};

/** An SVG path through the points, its corners rounded. */
export const pathThrough = (points: readonly Point[]): string =>
  points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${point.join(' ')}`;
      if (after === undefined) return `L${point.join(' ')}`;
      const enter = towards(point, before, CORNER);
      const leave = towards(point, after, CORNER);
      return `L${enter.join(' ')}Q${point.join(' ')} ${leave.join(' ')}`;
    })
    .join('');

export const lengthOf = (points: readonly Point[]): number =>
  points.reduce((sum, [x, y], index) => {
    const before = points[index - 1];
    return before === undefined ? 0 : sum + Math.hypot(x - before[0], y - before[1]);
  }, 0);

/** A place on a way, and the share of it that lies behind. */
export interface Stop {
  readonly x: number;
  readonly y: number;
  readonly offset: number;
}

/** The corners of a way as stops of a journey at an even pace; `isBack`: from its end to its start. */
export const stopsAlong = (points: readonly Point[], isBack: boolean): readonly Stop[] => {
  const whole = lengthOf(points);
  const stops = points.map(([x, y], index) => ({
    x,
    y,
    offset: whole === 0 ? 0 : lengthOf(points.slice(0, index + 1)) / whole,
  }));
  return isBack ? stops.map((stop) => ({ ...stop, offset: 1 - stop.offset })).toReversed() : stops;
};
