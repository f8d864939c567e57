import { signal, type Signal } from '@preact/signals';
import type { Happening, HappeningKind } from '../../shown/happening.ts';
import { CHANGED_BY, isAnswer, type AnswerName, type Answers } from './answer-names.ts';
import type { PostOutcome } from './ask.ts';

/** One answer of `/_local`, kept fresh while somebody shows it. */
export interface Resource<Answer> {
  /** `undefined` while nothing was answered yet. */
  readonly value: Answer | undefined;
  /** Why it could not be read. */
  readonly problem: string | undefined;
  refresh(): void;
  /** Keeps it fresh until the returned function is called. */
  use(): () => void;
}

interface Entry<Answer> {
  readonly resource: Resource<Answer>;
  /** Asks anew, soon, if anybody shows it. */
  touch(): void;
}

interface ResourcesParts {
  readonly ask: (path: string) => Promise<PostOutcome>;
  readonly later: (work: () => void, ms: number) => void;
}

export interface Resources {
  of<Name extends AnswerName>(name: Name, query: string): Resource<Answers[Name]>;
  /** Asks anew for what may have changed. */
  follow(batch: readonly Happening[]): void;
  refreshAll(): void;
}

/** So long is an answer left alone at least, however much happens. */
const PAUSE_MS = 250;

type Entries = { readonly [Name in AnswerName]: Map<string, Entry<Answers[Name]>> };

export const createResources = ({ ask, later }: ResourcesParts): Resources => {
  const entries: Entries = {
    checkouts: new Map(),
    timeline: new Map(),
    mailbox: new Map(),
    timers: new Map(),
    due: new Map(),
    'dead-letters': new Map(),
    logs: new Map(),
    cost: new Map(),
    calls: new Map(),
    permissions: new Map(),
    faults: new Map(),
    config: new Map(),
  };

  const create = <Name extends AnswerName>(name: Name, query: string): Entry<Answers[Name]> => {
    const value: Signal<Answers[Name] | undefined> = signal(undefined);
    const problem = signal<string | undefined>(undefined);
    let users = 0;
    let state: 'idle' | 'planned' | 'asking' | 'asking-again' = 'idle';

    const read = async (): Promise<void> => {
      state = 'asking';
      const outcome = await ask(query === '' ? name : `${name}?${query}`);
      if (!outcome.isOk) problem.value = outcome.message;
      else if (isAnswer(name, outcome.answer)) {
        value.value = outcome.answer;
        problem.value = undefined;
      } else problem.value = `/_local/${name} answered something unexpected.`;
      const isStale = hasBeenTouched();
      state = 'idle';
      if (isStale) plan();
    };
    const hasBeenTouched = () => state === 'asking-again';
    const plan = () => {
      state = 'planned';
      later(() => void read(), PAUSE_MS);
    };
    const touch = () => {
      if (users === 0) return;
      if (state === 'idle') plan();
      else if (state === 'asking') state = 'asking-again';
    };
    const refresh = () => {
      if (state === 'idle') void read();
      else if (state === 'asking') state = 'asking-again';
    };
    const use = () => {
      users++;
      refresh();
      return () => {
        users--;
      };
    };
    const resource: Resource<Answers[Name]> = {
      get value() {
        return value.value;
      },
      get problem() {
        return problem.value;
      },
      refresh,
      use,
    };
    return { resource, touch };
  };

  const names = Object.keys(CHANGED_BY).filter((name): name is AnswerName => name in entries);
  const touchAll = (name: AnswerName) => {
    for (const { touch } of entries[name].values()) touch();
  };

  return {
    of: (name, query) => {
      const known = entries[name].get(query) ?? create(name, query);
      entries[name].set(query, known);
      return known.resource;
    },
    follow: (batch) => {
      const kinds = new Set<HappeningKind>(batch.map(({ kind }) => kind));
      for (const name of names)
        if (kinds.has('reset') || CHANGED_BY[name].some((kind) => kinds.has(kind))) touchAll(name);
    },
    refreshAll: () => {
      names.forEach(touchAll);
    },
  };
};
