import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'console-theme';

const isTheme = (value: string | null): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

const readKept = (): Theme => {
  try {
    const kept = localStorage.getItem(KEY);
    return isTheme(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
};

const keep = (theme: Theme): void => {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows it until the page is left.
  }
};

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isSystemDark = signal(prefersDark.matches);
const chosen = signal(readKept());

/** What the person asked for. */
export const theme: ReadonlySignal<Theme> = chosen;

/** What is shown. */
export const shownTheme: ReadonlySignal<'light' | 'dark'> = computed(() => {
  if (chosen.value !== 'system') return chosen.value;
  return isSystemDark.value ? 'dark' : 'light';
});

export const chooseTheme = (wanted: Theme): void => {
  chosen.value = wanted;
  keep(wanted);
};

/** Puts the theme on the document, now and whenever it changes. */
export const startTheme = (): void => {
  prefersDark.addEventListener('change', ({ matches }) => {
    isSystemDark.value = matches;
  });
  effect(() => {
    document.documentElement.dataset['theme'] = shownTheme.value;
  });
};
