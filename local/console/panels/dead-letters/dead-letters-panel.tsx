import './dead-letters-panel.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeadLetterAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { Code } from '../../components/code.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { postAndTell } from '../../components/post-and-tell.ts';
import { Time } from '../../components/time.tsx';
import { pathOf } from '../../routes.ts';
import { happenings, useAnswer } from '../../store.ts';
import { checkoutsOf, countByQueue, newestFirst } from './letters.ts';

const NoneYet = (): JSX.Element => (
  <EmptyState
    icon="dead-letters"
    title="No dead letter"
    action={
      <Link class="button" href={pathOf({ panel: 'faults' })}>
        To the faults
      </Link>
    }
  >
    <p>
      Nothing was given up. To see one, set “The table fails every read”, move the clock to the next timer,
      and on by two hours.
    </p>
  </EmptyState>
);

/** The button that hands a letter in once more, with what is going to happen. */
const Redrive = ({ id, isRedrivable }: DeadLetterAnswer): JSX.Element => {
  const [isBusy, setIsBusy] = useState(false);
  const redrive = async () => {
    setIsBusy(true);
    await postAndTell('dead-letters/redrive', { id }, 'Handed in once more. It left the queue.');
    setIsBusy(false);
  };
  if (!isRedrivable) return <p class="soft">It cannot be handed in again.</p>;
  return (
    <div class="dead-letters-redrive">
      <Button icon="refresh" isBusy={isBusy} onClick={() => void redrive()}>
        {isBusy ? 'On its way …' : 'Redrive'}
      </Button>
      <span class="soft">
        Hands it in once more as it was, and takes it out of the queue. If it fails again, it stays.
      </span>
    </div>
  );
};

const Letter = ({ letter }: { readonly letter: DeadLetterAnswer }): JSX.Element => (
  <li class="dead-letters-letter">
    <div class="dead-letters-head">
      <Icon name="dead-letters" size={18} />
      <div>
        <p class="dead-letters-text">{letter.text}</p>
        <p class="dead-letters-about soft">
          <span>{letter.queue}</span> <Time at={letter.at} />
          {checkoutsOf(letter, happenings.value).map((id) => (
            <CheckoutLink key={id} id={id} />
          ))}
        </p>
      </div>
    </div>
    <Redrive {...letter} />
    <details>
      <summary>Body{Object.keys(letter.attributes).length > 0 && ' and attributes'}</summary>
      <Code text={JSON.stringify(letter.body, null, 2)} label="Body of the dead letter" />
      {Object.keys(letter.attributes).length > 0 && (
        <Code text={JSON.stringify(letter.attributes, null, 2)} label="Attributes of the dead letter" />
      )}
    </details>
  </li>
);

const Letters = ({ letters }: { readonly letters: readonly DeadLetterAnswer[] }): JSX.Element => (
  <>
    <ul class="dead-letters-queues" aria-label="By queue">
      {countByQueue(letters).map(({ queue, count }) => (
        <li key={queue}>
          {queue} <Badge tone="bad">{count}</Badge>
        </li>
      ))}
    </ul>
    <ul class="dead-letters-list">
      {newestFirst(letters).map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
    </ul>
  </>
);

export const DeadLettersPanel = (): JSX.Element => (
  <>
    <PageHeader
      title="Dead letters"
      lead="What was tried often enough and given up. On AWS an alarm goes off for each of these queues."
    />
    <Panel isFlush>
      <Answer resource={useAnswer('dead-letters')}>
        {(letters) => (letters.length === 0 ? <NoneYet /> : <Letters letters={letters} />)}
      </Answer>
    </Panel>
  </>
);
