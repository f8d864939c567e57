import './toaster.css';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from './icons.tsx';
import { IconButton } from './button.tsx';

export interface Toast {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

const SHOWN_MS = 6000;

const shown = signal<readonly (Toast & { readonly id: number })[]>([]);
let lastId = 0;

const dismiss = (id: number): void => {
  shown.value = shown.value.filter((toastShown) => toastShown.id !== id);
};

/** Says something in passing; it is read out too. */
export const toast = (news: Toast): void => {
  lastId++;
  const id = lastId;
  shown.value = [...shown.value.slice(-2), { ...news, id }];
  setTimeout(() => dismiss(id), SHOWN_MS);
};

export const Toaster = (): JSX.Element => (
  <div class="toaster" role="status" aria-live="polite">
    {shown.value.map(({ id, tone, text }) => (
      <div key={id} class={`toast toast-${tone}`}>
        <Icon name={tone === 'good' ? 'check' : 'alert'} size={16} />
        <p>{text}</p>
        <IconButton icon="close" label="Dismiss" onClick={() => dismiss(id)} />
      </div>
    ))}
  </div>
);
