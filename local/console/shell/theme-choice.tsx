import './theme-choice.css';
import type { JSX } from 'preact';
import { Icon, type IconName } from '../components/icons.tsx';
import { chooseTheme, theme, type Theme } from '../theme.ts';

const CHOICES: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'system', label: 'As the system', icon: 'system' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

export const ThemeChoice = (): JSX.Element => (
  <div class="theme-choice" role="group" aria-label="Theme">
    {CHOICES.map((choice) => (
      <button
        key={choice.theme}
        type="button"
        aria-label={choice.label}
        title={choice.label}
        aria-pressed={theme.value === choice.theme}
        onClick={() => chooseTheme(choice.theme)}
      >
        <Icon name={choice.icon} size={16} />
      </button>
    ))}
  </div>
);
