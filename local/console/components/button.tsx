import './button.css';
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icons.tsx';

export interface ButtonProps {
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  /** Cannot be pressed, and looks at work. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-controls'?: string;
  readonly class?: string;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

export const Button = ({
  variant = 'plain',
  icon,
  type = 'button',
  isBusy = false,
  isDisabled = false,
  class: own = '',
  onClick,
  children,
  ...rest
}: ButtonProps): JSX.Element => (
  <button
    {...rest}
    type={type}
    class={`button button-${variant} ${own}`}
    disabled={isDisabled}
    aria-disabled={isBusy}
    onClick={(event) => {
      if (isBusy) event.preventDefault();
      else onClick?.();
    }}
  >
    {icon && <Icon name={icon} size={16} />}
    {children}
  </button>
);

export interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, for those who do not see the icon, and on hover. */
  readonly label: string;
  readonly class?: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

export const IconButton = ({
  icon,
  label,
  class: own = '',
  isPressed,
  onClick,
}: IconButtonProps): JSX.Element => (
  <button
    type="button"
    class={`icon-button ${own}`}
    aria-label={label}
    aria-pressed={isPressed}
    title={label}
    onClick={() => onClick()}
  >
    <Icon name={icon} />
  </button>
);
