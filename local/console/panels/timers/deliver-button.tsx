import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { postAndTell } from '../../components/post-and-tell.ts';

/** Hands a timer to recover once more, live or gone: a second delivery, or a stale one. */
export const DeliverButton = ({
  name,
  label,
}: {
  readonly name: string;
  readonly label: string;
}): JSX.Element => {
  const [isBusy, setIsBusy] = useState(false);
  const deliver = async () => {
    setIsBusy(true);
    await postAndTell(
      'timers/deliver',
      { name },
      'Delivered once more. What recover made of it stands in the pipeline.',
    );
    setIsBusy(false);
  };
  return (
    <Button
      variant="quiet"
      isBusy={isBusy}
      title="One delivery more than planned: recover must cope with it"
      onClick={() => void deliver()}
    >
      {label}
    </Button>
  );
};
