import './page-header.css';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { Link } from './link.tsx';

export interface PageHeaderProps {
  readonly title: string;
  /** What can be seen or done here, in one sentence. */
  readonly lead?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly back?: { readonly href: string; readonly label: string };
}

/** The panel's heading, which also names the document. */
export const PageHeader = ({ title, lead, actions, back }: PageHeaderProps): JSX.Element => {
  useLayoutEffect(() => {
    document.title = `${title} · checkout-recovery`;
  }, [title]);
  return (
    <header class="page-header">
      {back && (
        <Link class="page-header-back" href={back.href}>
          <Icon name="chevron-left" size={15} />
          {back.label}
        </Link>
      )}
      <div class="page-header-row">
        <h1 tabIndex={-1}>{title}</h1>
        {actions && <div class="page-header-actions">{actions}</div>}
      </div>
      {lead && <p>{lead}</p>}
    </header>
  );
};
