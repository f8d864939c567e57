import type { JSX } from 'preact';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Icon, type IconName } from '../../components/icons.tsx';
import { STATE_WORDS, type CheckoutState, type StepShown } from './checkout-rows.ts';

const STATE_TONES: Readonly<Record<CheckoutState, Tone>> = {
  open: 'neutral',
  paused: 'warn',
  finished: 'neutral',
  completed: 'good',
  erased: 'neutral',
};

export const StateBadge = ({ state }: { readonly state: CheckoutState }): JSX.Element => (
  <Badge tone={STATE_TONES[state]}>
    {state === 'completed' && <Icon name="check" size={12} />}
    {STATE_WORDS[state]}
  </Badge>
);

const STEP_ICONS: Readonly<Record<StepShown['decision'], IconName>> = {
  sent: 'mailbox',
  skipped: 'skip',
  deferred: 'clock',
  other: 'info',
};

/** What became of each step, in words. */
export const StepBadges = ({ steps }: { readonly steps: readonly StepShown[] }): JSX.Element =>
  steps.length === 0 ? (
    <span class="checkouts-none">—</span>
  ) : (
    <ul class="checkouts-steps">
      {steps.map(({ step, decision, text }) => (
        <li key={step} class={`checkouts-step-${decision}`}>
          <Icon name={STEP_ICONS[decision]} size={14} />
          <span>
            {step} <span class="soft">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
