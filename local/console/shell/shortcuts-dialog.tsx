import './shortcuts-dialog.css';
import type { JSX } from 'preact';
import { Dialog } from '../components/dialog.tsx';
import { PLACES } from './places.ts';

/** The few keys that do something here. */
export const ShortcutsDialog = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): JSX.Element => (
  <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose}>
    <dl class="shortcuts">
      {PLACES.map(({ panel, label, key }) => (
        <div key={panel}>
          <dt>{label}</dt>
          <dd>
            <kbd>g</kbd> <kbd>{key}</kbd>
          </dd>
        </div>
      ))}
      <div>
        <dt>To the next timer</dt>
        <dd>
          <kbd>n</kbd>
        </dd>
      </div>
      <div>
        <dt>These shortcuts</dt>
        <dd>
          <kbd>?</kbd>
        </dd>
      </div>
    </dl>
  </Dialog>
);
