import type { ComponentChildren, JSX } from 'preact';
import { navigate } from '../router.ts';

export interface LinkProps {
  /** Of the console, with its query. */
  readonly href: string;
  readonly class?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | 'true' | undefined;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link within the console: shown at once, without another document. */
export const Link = ({ href, onClick, ...rest }: LinkProps): JSX.Element => (
  <a
    {...rest}
    href={href}
    onClick={(event) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      onClick?.();
      navigate(href);
    }}
  />
);
