import './dialog.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

interface SheetProps extends DialogProps {
  readonly look: 'dialog' | 'drawer' | 'drawer drawer-beside' | 'drawer drawer-beside drawer-left';
  /** Whether the rest of the page has to wait. */
  readonly isModal: boolean;
}

/** The browser's own dialog: it keeps the focus, gives it back, and closes at Escape. */
const Sheet = ({ look, isModal, title, isOpen, onClose, children }: SheetProps): JSX.Element => {
  const id = useId();
  const sheet = useRef<HTMLDialogElement>(null);

  // Before the page's own focus is set: what stands behind a modal dialog cannot have it.
  useLayoutEffect(() => {
    const dialog = sheet.current;
    if (dialog === null || !isOpen) return undefined;
    const before = document.activeElement;
    if (isModal) dialog.showModal();
    else dialog.show();
    return () => {
      dialog.close();
      const isLost = document.activeElement === document.body;
      if (isLost && (before instanceof HTMLElement || before instanceof SVGElement)) before.focus();
    };
  }, [isOpen, isModal]);

  return (
    <dialog
      ref={sheet}
      class={look}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isModal) onClose();
      }}
      onClick={(event) => {
        if (event.target === sheet.current && isModal) onClose();
      }}
    >
      {isOpen && (
        <div class="dialog-inner">
          <header class="dialog-header">
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label="Close" onClick={onClose} />
          </header>
          <div class="dialog-body">{children}</div>
        </div>
      )}
    </dialog>
  );
};

export const Dialog = (props: DialogProps): JSX.Element => <Sheet {...props} look="dialog" isModal />;

export interface DrawerProps extends DialogProps {
  /** Where it is not, the page can be used on; then it may stand at either side. */
  readonly isModal?: boolean;
  readonly side?: 'left' | 'right';
}

/** At the page's side. */
export const Drawer = ({ isModal = true, side = 'right', ...props }: DrawerProps): JSX.Element => {
  if (isModal) return <Sheet {...props} look="drawer" isModal />;
  return (
    <Sheet
      {...props}
      look={side === 'left' ? 'drawer drawer-beside drawer-left' : 'drawer drawer-beside'}
      isModal={false}
    />
  );
};
