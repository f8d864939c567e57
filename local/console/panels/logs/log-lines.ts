import type { LogAnswer } from '../../../shown/answers.ts';
import { readLine, type ReadLine } from './read-line.ts';

/** A line with a number of its own, so that it stays the same one while others come and go. */
export interface LogLine extends LogAnswer {
  readonly number: number;
  readonly read: ReadLine;
}

export const LINES_KEPT = 5000;

/** Adds lines at the end, and lets go of the oldest beyond what is kept. */
export const appendLines = (lines: readonly LogLine[], added: readonly LogAnswer[]): readonly LogLine[] => {
  const first = (lines.at(-1)?.number ?? 0) + 1;
  const numbered = added.map((log, index) => ({ ...log, number: first + index, read: readLine(log) }));
  return [...lines, ...numbered].slice(-LINES_KEPT);
};

export interface LogFilter {
  readonly function?: string | undefined;
  readonly text: string;
  readonly isErrorsOnly: boolean;
  /** Without metrics, and without what Lambda itself says of each invocation. */
  readonly isMessagesOnly: boolean;
}

export const filterLines = (lines: readonly LogLine[], filter: LogFilter): readonly LogLine[] => {
  const wanted = filter.text.trim().toLowerCase();
  return lines.filter(
    ({ function: name, line, read }) =>
      (filter.function === undefined || filter.function === name) &&
      (!filter.isErrorsOnly || read.level === 'error' || read.level === 'warn') &&
      (!filter.isMessagesOnly || (read.level !== 'metric' && read.level !== 'platform')) &&
      line.toLowerCase().includes(wanted),
  );
};

/** Which lines of a long list are rendered: those in view, and some on either side. */
export interface LineWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

const MARGIN = 12;

/** All lengths in CSS pixels. */
export const windowOf = (view: {
  readonly scrollTop: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly count: number;
}): LineWindow => {
  const first = Math.floor(view.scrollTop / view.lineHeight) - MARGIN;
  const shown = Math.ceil(view.height / view.lineHeight) + 2 * MARGIN;
  const start = Math.min(Math.max(0, first), Math.max(0, view.count - shown));
  return { first: start, end: Math.min(view.count, start + shown) };
};
