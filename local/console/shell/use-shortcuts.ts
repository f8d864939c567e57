import { useEffect } from 'preact/hooks';
import { press, type Shortcut } from './shortcuts.ts';

/** So long after `g` a second key still belongs to it. */
const SEQUENCE_MS = 1200;

/** Keys belong to whoever is typed into, and to an open dialog. */
const isTaken = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  document.querySelector('dialog:modal') !== null ||
  (target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null);

export const useShortcuts = (act: (shortcut: Shortcut) => void): void => {
  useEffect(() => {
    let lastG = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const { isAfterG, shortcut } = press(event.key, event.timeStamp - lastG < SEQUENCE_MS);
      lastG = isAfterG ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (shortcut === undefined) return;
      event.preventDefault();
      act(shortcut);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [act]);
};
