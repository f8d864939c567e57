import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { toast } from '../../components/toaster.tsx';
import { post } from '../../store.ts';

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
    const outcome = await post('timers/deliver', { name });
    setIsBusy(false);
    toast(
      outcome.isOk
        ? { tone: 'good', text: 'Delivered once more. What recover made of it stands in the pipeline.' }
        : { tone: 'bad', text: outcome.message },
    );
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
