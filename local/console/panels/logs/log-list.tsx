import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clockTimeWithSeconds } from '../../words/time-words.ts';
import { windowOf, type LogLine } from './log-lines.ts';

/** In CSS pixels, as logs-panel.css has them. */
const LINE_HEIGHT = { wide: 26, narrow: 44 };
const NARROW = '(max-width: 47.99rem)';

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  Home: -Infinity,
  End: Infinity,
};

const useLineHeight = (): number => {
  const [isNarrow, setIsNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const follow = () => setIsNarrow(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isNarrow ? LINE_HEIGHT.narrow : LINE_HEIGHT.wide;
};

interface RowProps {
  readonly line: LogLine;
  readonly top: number;
  readonly place: number;
  readonly count: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

const Row = ({ line, top, place, count, isSelected, onSelect }: RowProps): JSX.Element => {
  const { level, message, fields } = line.read;
  return (
    <div
      id={`log-${line.number}`}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={place}
      class={`logs-line logs-line-${level}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      <span class="logs-line-at">{clockTimeWithSeconds(Date.parse(line.at))}</span>
      <span class="logs-line-function">{line.function}</span>
      <span class="logs-line-level">{level === 'plain' || level === 'platform' ? '' : level}</span>
      <span class="logs-line-text">
        {message}
        {fields.map(({ name, value }) => (
          <span key={name} class="logs-line-field">
            {name}={value}
          </span>
        ))}
      </span>
    </div>
  );
};

export interface LogListProps {
  readonly lines: readonly LogLine[];
  /** The number of a line. */
  readonly selected: number | undefined;
  readonly onSelect: (number: number | undefined) => void;
}

const distanceFromEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number =>
  scrollHeight - scrollTop - clientHeight;

/** Only what is in view is in the document, so that thousands stay smooth. Follows its end while it is scrolled there. */
export const LogList = ({ lines, selected, onSelect }: LogListProps): JSX.Element => {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lineHeight = useLineHeight();
  const [view, setView] = useState({ scrollTop: 0, height: 600 });
  const { first, end } = windowOf({ ...view, lineHeight, count: lines.length });

  const look = () => {
    const box = list.current;
    if (box === null) return;
    isAtEnd.current = distanceFromEnd(box) < lineHeight;
    setView({ scrollTop: box.scrollTop, height: box.clientHeight });
  };
  useLayoutEffect(() => {
    const box = list.current;
    if (box !== null && isAtEnd.current) box.scrollTop = box.scrollHeight;
    look();
  }, [lines, lineHeight]);

  const bringIntoView = (place: number) => {
    const box = list.current;
    if (box === null) return;
    const top = place * lineHeight;
    box.scrollTop = Math.min(top, Math.max(box.scrollTop, top + lineHeight - box.clientHeight));
    look();
  };
  const move = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (event.key === 'Escape') onSelect(undefined);
    if (by === undefined || lines.length === 0) return;
    event.preventDefault();
    const at = lines.findIndex(({ number }) => number === selected);
    const from = at === -1 ? lines.length : at;
    const to = Math.min(lines.length - 1, Math.max(0, from + by));
    onSelect(lines[to]?.number);
    bringIntoView(to);
  };

  return (
    <div
      ref={list}
      class="logs-list"
      role="listbox"
      aria-label="Lines of the logs"
      tabIndex={0}
      aria-activedescendant={selected === undefined ? undefined : `log-${selected}`}
      onScroll={look}
      onKeyDown={move}
    >
      <div class="logs-lines" role="presentation" style={{ height: `${lines.length * lineHeight}px` }}>
        {lines.slice(first, end).map((line, index) => (
          <Row
            key={line.number}
            line={line}
            top={(first + index) * lineHeight}
            place={first + index + 1}
            count={lines.length}
            isSelected={line.number === selected}
            onSelect={() => onSelect(line.number === selected ? undefined : line.number)}
          />
        ))}
      </div>
    </div>
  );
};
