import './empty-state.css';
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icons.tsx';

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do next, so that there is something. */
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}

export const EmptyState = ({ icon, title, children, action }: EmptyStateProps): JSX.Element => (
  <div class="empty-state">
    <span class="empty-state-icon">
      <Icon name={icon} size={22} />
    </span>
    <p class="empty-state-title">{title}</p>
    {children && <div class="empty-state-text">{children}</div>}
    {action && <div class="empty-state-action">{action}</div>}
  </div>
);
