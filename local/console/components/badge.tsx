import './badge.css';
import type { ComponentChildren, JSX } from 'preact';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent';

export const Badge = ({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ComponentChildren;
}): JSX.Element => <span class={`badge badge-${tone}`}>{children}</span>;
