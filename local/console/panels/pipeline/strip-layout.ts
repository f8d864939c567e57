import type { Layout, Point } from './layout.ts';
import type { NodeId } from './shape.ts';

const STRIP_NODES = [
  'browser',
  'api',
  'capture',
  'table',
  'schedule',
  'timers',
  'recover',
  'ses',
  'mailbox',
] as const satisfies readonly NodeId[];

const STRIP_STEP = 46;
const STRIP_SIZE = 30;

const stripWay = (to: number): readonly Point[] => [
  [(to - 1) * STRIP_STEP + STRIP_SIZE, STRIP_SIZE / 2],
  [to * STRIP_STEP, STRIP_SIZE / 2],
];

/** Only the way of an abandoned checkout, in one line. */
export const STRIP: Layout = {
  viewBox: { x: -3, y: -3, width: 8 * STRIP_STEP + STRIP_SIZE + 6, height: STRIP_SIZE + 6 },
  boxes: Object.fromEntries(
    STRIP_NODES.map((node, index) => [
      node,
      { x: index * STRIP_STEP, y: 0, width: STRIP_SIZE, height: STRIP_SIZE },
    ]),
  ),
  ways: {
    'browser→api': stripWay(1),
    'api→capture': stripWay(2),
    'capture→table': stripWay(3),
    'stream→schedule': stripWay(4),
    'schedule→timers': stripWay(5),
    'timers→recover': stripWay(6),
    'recover→ses': stripWay(7),
    'ses→mailbox': stripWay(8),
  },
};
