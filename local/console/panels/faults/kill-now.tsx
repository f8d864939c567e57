import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/field.tsx';
import { toast } from '../../components/toaster.tsx';
import { post } from '../../store.ts';
import { count } from '../../words/count.ts';

const killedIn = (answer: unknown): number =>
  typeof answer === 'object' &&
  answer !== null &&
  'processes' in answer &&
  typeof answer.processes === 'number'
    ? answer.processes
    : 0;

const kill = async (name: string): Promise<void> => {
  const outcome = await post('functions/kill', { function: name });
  if (!outcome.isOk) {
    toast({ tone: 'bad', text: outcome.message });
    return;
  }
  const killed = killedIn(outcome.answer);
  toast({
    tone: 'good',
    text:
      killed === 0
        ? `${name} had no process.`
        : `Killed ${count(killed, 'process', 'processes')} of ${name}.`,
  });
};

/** Ends a function's processes at once, whatever they are at. */
export const KillNow = ({ functions }: { readonly functions: readonly string[] }): JSX.Element => {
  const [chosen, setChosen] = useState(functions[0] ?? '');
  return (
    <div class="faults-kill">
      <Select
        label="Kill the processes of"
        value={chosen}
        options={functions.map((name) => ({ value: name, label: name }))}
        hint="What they were at fails; the next invocation starts cold."
        onChange={setChosen}
      />
      <Button variant="danger" icon="bolt" onClick={() => void kill(chosen)}>
        Kill now
      </Button>
    </div>
  );
};
