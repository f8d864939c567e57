import type { JSX } from 'preact';
import type { WaitingFault } from '../../../shown/answers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { postAndTell } from '../../components/post-and-tell.ts';

/** What is set and was not met yet, in the order in which it was set. */
export const WaitingList = ({ waiting }: { readonly waiting: readonly WaitingFault[] }): JSX.Element =>
  waiting.length === 0 ? (
    <EmptyState icon="check" title="Nothing is set to go wrong">
      <p>Set one of the faults here.</p>
    </EmptyState>
  ) : (
    <ul class="faults-waiting">
      {waiting.map(({ id, text }) => (
        <li key={id}>
          <p>{text}</p>
          <Button
            variant="quiet"
            icon="close"
            aria-label={`Take back: ${text}`}
            onClick={() => void postAndTell('faults/remove', { id })}
          >
            Take back
          </Button>
        </li>
      ))}
    </ul>
  );
