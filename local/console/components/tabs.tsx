import './tabs.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export interface Tab {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly content: ComponentChildren;
}

export interface TabsProps {
  /** What is chosen among. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** With `onSelect`: whoever uses it says which one is chosen. */
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
  /** All contents stay in the document, hidden, as a frame must. */
  readonly isKept?: boolean;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs by click and by arrow keys: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export const Tabs = ({ label, tabs, selected, onSelect, isKept = false }: TabsProps): JSX.Element => {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.id);
  const chosen = tabs.find(({ id }) => id === (selected ?? own)) ?? tabs[0];

  const choose = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    const at = tabs.findIndex(({ id }) => id === chosen?.id);
    const next = tabs.at((at + by) % tabs.length);
    if (next === undefined) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const shown = isKept ? tabs : tabs.filter(({ id }) => id === chosen?.id);
  return (
    <div class="tabs">
      <div class="tabs-list" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
        {tabs.map(({ id, label: text }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-${id}`}
            data-tab={id}
            aria-selected={id === chosen?.id}
            aria-controls={`${prefix}-${id}-panel`}
            tabIndex={id === chosen?.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {text}
          </button>
        ))}
      </div>
      {shown.map(({ id, content }) => (
        <div
          key={id}
          class="tabs-panel"
          role="tabpanel"
          id={`${prefix}-${id}-panel`}
          aria-labelledby={`${prefix}-${id}`}
          tabIndex={0}
          hidden={id !== chosen?.id}
        >
          {content}
        </div>
      ))}
    </div>
  );
};
