import './start-afresh.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { postAndTell } from '../../components/post-and-tell.ts';

/** Forgets all that has happened, after asking whether that is meant. */
export const StartAfresh = (): JSX.Element => {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const forget = async () => {
    setIsBusy(true);
    await postAndTell('reset', undefined, 'All is as at the start.');
    setIsBusy(false);
    setIsOpen(false);
  };
  return (
    <>
      <Button icon="refresh" onClick={() => setIsOpen(true)}>
        Start afresh
      </Button>
      <Dialog title="Forget everything?" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p class="start-afresh-text">
          Checkouts, timers, mails, counts, logs, dead letters and faults go, functions start cold, and the
          clock goes back to the machine’s time.
        </p>
        <div class="start-afresh-choice">
          <Button onClick={() => setIsOpen(false)}>Keep it</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => void forget()}>
            Forget everything
          </Button>
        </div>
      </Dialog>
    </>
  );
};
