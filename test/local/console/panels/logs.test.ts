import { joinTail } from '../../../../local/console/panels/logs/join-tail.ts';
import {
  appendLines,
  filterLines,
  LINES_KEPT,
  windowOf,
  type LogFilter,
} from '../../../../local/console/panels/logs/log-lines.ts';
import { prettyLine, readLine } from '../../../../local/console/panels/logs/read-line.ts';
import type { LogAnswer } from '../../../../local/shown/answers.ts';

const log = (line: string, changes: Partial<LogAnswer> = {}): LogAnswer => ({
  at: '2026-11-22T12:00:00.000Z',
  function: 'recover',
  stream: 'stdout',
  line,
  ...changes,
});

const POWERTOOLS = JSON.stringify({
  level: 'WARN',
  message: 'not mailed',
  timestamp: '2026-11-22T12:00:00.000Z',
  service: 'demo',
  sampling_rate: 0,
  step: 'help',
  error: { name: 'TooManyRequestsException', message: 'slow down', stack: 'at …' },
  tries: [1, 2],
});

const METRIC = JSON.stringify({
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [{ Namespace: 'N', Dimensions: [['service']], Metrics: [{ Name: 'Sent' }] }],
  },
  service: 'demo',
  step: 'help',
  Sent: 1,
});

describe('a line of a log', () => {
  it('is read as level, message and the fields that say something', () => {
    expect(readLine(log(POWERTOOLS))).toEqual({
      level: 'warn',
      message: 'not mailed',
      fields: [
        { name: 'step', value: 'help' },
        { name: 'error', value: 'TooManyRequestsException: slow down' },
        { name: 'tries', value: '[1,2]' },
      ],
    });
  });

  it('is read as a metric where it is one', () => {
    expect(readLine(log(METRIC))).toEqual({
      level: 'metric',
      message: 'Sent 1',
      fields: [{ name: 'step', value: 'help' }],
    });
  });

  it.each([
    ['REPORT RequestId: 1', 'stdout', 'platform'],
    ['{"level":', 'stdout', 'plain'],
    ['[1]', 'stdout', 'plain'],
    ['anything', 'stderr', 'error'],
    ['TypeError: x is not a function', 'stdout', 'error'],
  ] as const)('keeps the text %j on %s as %s', (line, stream, level) => {
    expect(readLine(log(line, { stream }))).toEqual({ level, message: line, fields: [] });
  });

  it('is read as an error where the runtime tells of one', () => {
    const line = 'ERROR\tInvoke Error\t{"errorType":"TypeError","errorMessage":"no","trace":["at x"]}';
    expect(readLine(log(line, { stream: 'stderr' }))).toEqual({
      level: 'error',
      message: 'Invoke Error: TypeError: no',
      fields: [{ name: 'trace', value: '["at x"]' }],
    });
  });

  it('is laid out where it is JSON, and left alone where not', () => {
    expect(prettyLine(log('{"a":1}'))).toBe('{\n  "a": 1\n}');
    expect(prettyLine(log('{a'))).toBe('{a');
  });
});

describe('the lines of a log', () => {
  const all: LogFilter = { text: '', isErrorsOnly: false, isMessagesOnly: false };
  const lines = appendLines(
    [],
    [log(POWERTOOLS), log(METRIC), log('plain'), log('Error: x', { function: 'capture' })],
  );
  const numbers = (filter: Partial<LogFilter>) =>
    filterLines(lines, { ...all, ...filter }).map(({ number }) => number);

  it('keep their numbers while others come, and only so many are kept', () => {
    const full = appendLines(
      lines,
      Array.from({ length: LINES_KEPT }, () => log('more')),
    );
    expect(full).toHaveLength(LINES_KEPT);
    expect(full[0]?.number).toBe(5);
  });

  it('are filtered by function, text, errors and metrics', () => {
    expect(numbers({})).toEqual([1, 2, 3, 4]);
    expect(numbers({ function: 'capture' })).toEqual([4]);
    expect(numbers({ text: 'MAILED' })).toEqual([1]);
    expect(numbers({ isErrorsOnly: true })).toEqual([1, 4]);
    expect(numbers({ isMessagesOnly: true })).toEqual([1, 3, 4]);
  });

  it('are rendered only around what is in view', () => {
    const view = { height: 280, lineHeight: 28, count: 5000 };
    expect(windowOf({ ...view, scrollTop: 0 })).toEqual({ first: 0, end: 34 });
    expect(windowOf({ ...view, scrollTop: 28 * 100 })).toEqual({ first: 88, end: 122 });
    expect(windowOf({ ...view, scrollTop: 28 * 4990 })).toEqual({ first: 4966, end: 5000 });
    expect(windowOf({ ...view, scrollTop: 900, count: 3 })).toEqual({ first: 0, end: 3 });
  });
});

describe('lines that were read and lines that were streamed meanwhile', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((line) => log(line));

  it.each([
    ['do not meet', [a, b], [c, d]],
    ['overlap', [a, b, c], [b, c, d]],
    ['are the same', [a, b, c, d], [a, b, c, d]],
    ['overlap at the end', [a, b, c, d], [d]],
  ])('are there once each where they %s', (_how, read, streamed) => {
    expect(
      joinTail(
        read.map((line) => line!),
        streamed.map((line) => line!),
      ),
    ).toEqual([a, b, c, d]);
  });

  it('stay two where the same was written twice', () => {
    expect(joinTail([a!, a!], [a!, a!, a!])).toEqual([a, a, a]);
    expect(joinTail([a!, b!], [])).toEqual([a, b]);
  });
});
