import './panel.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface PanelProps {
  readonly title?: string;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** The content reaches the edges, as a table does. */
  readonly isFlush?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A quiet card. */
export const Panel = ({
  title,
  aside,
  actions,
  isFlush = false,
  class: own = '',
  children,
}: PanelProps): JSX.Element => {
  const id = useId();
  return (
    <section class={`panel ${isFlush ? 'panel-flush' : ''} ${own}`} aria-labelledby={title && id}>
      {title && (
        <header class="panel-header">
          <h2 id={id}>{title}</h2>
          {aside && <span class="panel-aside">{aside}</span>}
          {actions && <div class="panel-actions">{actions}</div>}
        </header>
      )}
      <div class="panel-body">{children}</div>
    </section>
  );
};
