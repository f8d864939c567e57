import { way, type Box, type WholeLayout } from './layout.ts';

const WIDE_X = {
  outside: { x: 0, width: 124 },
  front: { x: 304, width: 120 },
  stream: { x: 640, width: 124 },
  work: { x: 812, width: 124 },
  end: { x: 988, width: 132 },
} as const;

const wideBox = (column: keyof typeof WIDE_X, middle: number): Box => ({
  ...WIDE_X[column],
  y: middle - 30,
  height: 60,
});

/** From left to right: outside, the API, its functions, the table, and what the stream and the timers set going. */
export const WIDE: WholeLayout = {
  viewBox: { x: -2, y: -12, width: 1124, height: 508 },
  boxes: {
    browser: wideBox('outside', 50),
    backend: wideBox('outside', 230),
    mailbox: wideBox('outside', 410),
    api: { x: 168, y: 20, width: 88, height: 420 },
    capture: wideBox('front', 50),
    orders: wideBox('front', 230),
    links: wideBox('front', 410),
    table: { x: 476, y: 20, width: 112, height: 420 },
    stream: wideBox('stream', 50),
    schedule: wideBox('work', 50),
    timers: { x: 988, y: 20, width: 132, height: 180 },
    sweep: wideBox('stream', 170),
    'dead-letters': wideBox('work', 170),
    recover: wideBox('work', 290),
    ses: wideBox('end', 410),
    bus: wideBox('work', 410),
    'mail-events': wideBox('stream', 410),
  },
  ways: {
    'browser→api': way('124,50 168,50'),
    'backend→api': way('124,230 168,230'),
    'mailbox→api': way('124,410 168,410'),
    'api→capture': way('256,50 304,50'),
    'api→orders': way('256,230 304,230'),
    'api→links': way('256,410 304,410'),
    'capture→table': way('424,50 476,50'),
    'orders→table': way('424,230 476,230'),
    'links→table': way('424,410 476,410'),
    'table→stream': way('588,50 640,50'),
    'stream→schedule': way('764,50 812,50'),
    'schedule→timers': way('936,50 988,50'),
    'schedule→table': way('874,20 874,0 532,0 532,20'),
    'timers→recover': way('1074,200 1074,302 936,302'),
    'recover→timers': way('936,278 1034,278 1034,200'),
    'recover→table': way('812,290 588,290'),
    'recover→ses': way('900,320 900,350 1054,350 1054,380'),
    'ses→mailbox': way('1054,440 1054,478 62,478 62,440'),
    'ses→bus': way('988,410 936,410'),
    'bus→mail-events': way('812,410 764,410'),
    'mail-events→table': way('640,410 588,410'),
    'sweep→table': way('640,170 588,170'),
    'sweep→timers': way('702,140 702,110 988,110'),
    'schedule→dead-letters': way('848,80 848,140'),
    'timers→dead-letters': way('988,170 936,170'),
    'recover→dead-letters': way('874,260 874,200'),
    'mail-events→dead-letters': way('702,380 702,230 838,230 838,200'),
    'sweep→dead-letters': way('764,170 812,170'),
  },
};
