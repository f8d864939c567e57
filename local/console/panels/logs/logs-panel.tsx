import './logs-panel.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Loading, Problem } from '../../components/answer.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { SearchInput } from '../../components/search-input.tsx';
import { query, setQuery } from '../../router.ts';
import { pathOf } from '../../routes.ts';
import { useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { LogDetail } from './log-detail.tsx';
import { LogList } from './log-list.tsx';
import { filterLines, LINES_KEPT, type LogFilter, type LogLine } from './log-lines.ts';
import { useLogLines } from './use-log-lines.ts';

const filterOf = (asked: URLSearchParams): LogFilter => ({
  function: asked.get('function') ?? undefined,
  text: asked.get('text') ?? '',
  isErrorsOnly: asked.get('show') === 'errors',
  isMessagesOnly: asked.get('show') === 'messages',
});

interface ToolbarProps {
  readonly filter: LogFilter;
  readonly isPaused: boolean;
  readonly onPause: () => void;
}

const toggle = (value: string, isPressed: boolean): void => setQuery('show', isPressed ? undefined : value);

const Toolbar = ({ filter, isPaused, onPause }: ToolbarProps): JSX.Element => {
  const functions = useAnswer('config').value?.functions ?? [];
  return (
    <div class="list-bar">
      <select
        class="logs-function"
        aria-label="Function"
        value={filter.function ?? ''}
        onChange={({ currentTarget: { value } }) => setQuery('function', value === '' ? undefined : value)}
      >
        <option value="">All functions</option>
        {functions.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <SearchInput
        label="Search the logs"
        placeholder="Any part of a line"
        value={filter.text}
        onInput={(text) => setQuery('text', text === '' ? undefined : text)}
      />
      <div class="logs-toggles">
        <Button aria-pressed={filter.isErrorsOnly} onClick={() => toggle('errors', filter.isErrorsOnly)}>
          Errors only
        </Button>
        <Button
          aria-pressed={filter.isMessagesOnly}
          onClick={() => toggle('messages', filter.isMessagesOnly)}
        >
          Messages only
        </Button>
        <Button icon={isPaused ? 'forward' : 'pause'} aria-pressed={isPaused} onClick={onPause}>
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
      </div>
    </div>
  );
};

const NoneYet = (): JSX.Element => (
  <EmptyState
    icon="logs"
    title="Nothing was written yet"
    action={
      <Link class="button button-primary" href={pathOf({ panel: 'shop' })}>
        To the shop
      </Link>
    }
  >
    <p>Be a shopper for a minute: what the functions write appears here as they write it.</p>
  </EmptyState>
);

const NoneSuch = (): JSX.Element => (
  <EmptyState icon="filter" title="No line fits">
    <p>Choose another function, or search for less.</p>
  </EmptyState>
);

interface TailProps {
  readonly lines: readonly LogLine[];
  readonly filter: LogFilter;
}

const Tail = ({ lines, filter }: TailProps): JSX.Element => {
  const [selected, setSelected] = useState<number | undefined>(undefined);
  const shown = filterLines(lines, filter);
  const line = shown.find(({ number }) => number === selected);
  if (shown.length === 0) return lines.length === 0 ? <NoneYet /> : <NoneSuch />;
  return (
    <div class={`logs-body ${line ? 'logs-body-has-detail' : ''}`}>
      <LogList lines={shown} selected={line?.number} onSelect={setSelected} />
      {line && <LogDetail line={line} onClose={() => setSelected(undefined)} />}
    </div>
  );
};

const statusOf = (all: readonly LogLine[], shown: readonly LogLine[] | undefined): string => {
  if (shown === undefined) return count(all.length, 'line');
  const missed = (all.at(-1)?.number ?? 0) - (shown.at(-1)?.number ?? 0);
  return missed > 0 ? `Paused. ${count(missed, 'line')} since.` : 'Paused.';
};

export const LogsPanel = (): JSX.Element => {
  const { lines, problem, isLoading } = useLogLines();
  const [paused, setPaused] = useState<readonly LogLine[] | undefined>(undefined);
  const filter = filterOf(query.value);
  return (
    <>
      <PageHeader
        title="Logs"
        lead={`What the functions write, as they write it; the last ${count(LINES_KEPT, 'line')}.`}
      />
      <Panel isFlush>
        <Toolbar
          filter={filter}
          isPaused={paused !== undefined}
          onPause={() => setPaused(paused === undefined ? lines.peek() : undefined)}
        />
        {problem.value !== undefined && <Problem text={problem.value} />}
        {isLoading.value ? <Loading /> : <Tail lines={paused ?? lines.value} filter={filter} />}
        <p class="logs-status soft tabular">{statusOf(lines.value, paused)}</p>
      </Panel>
    </>
  );
};
