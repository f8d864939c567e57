import './move-form.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { parseDurationMs } from '../../../clock/duration.ts';
import { Button } from '../../components/button.tsx';
import { TextInput } from '../../components/field.tsx';
import { isSettling, moveClock, now } from '../../store.ts';
import { dayAndTime, durationWords } from '../../words/time-words.ts';

const EXAMPLES = 'ISO 8601: PT45M, PT6H, P3D';

/** `45 min, to 17:12`; nothing while nothing was typed. */
const meaningOf = (text: string): string | undefined => {
  const ms = parseDurationMs(text);
  return ms === undefined ? undefined : `${durationWords(ms)}, to ${dayAndTime(now.value + ms, now.value)}`;
};

/** How far the clock is to go, freely. */
export const MoveForm = (): JSX.Element => {
  const [typed, setTyped] = useState('');
  const [isSkip, setIsSkip] = useState(false);
  const duration = typed.trim().toUpperCase();
  const meaning = meaningOf(duration);
  const problem = duration === '' || meaning !== undefined ? undefined : `Not a duration. ${EXAMPLES}`;
  return (
    <form
      class="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (meaning !== undefined && !isSettling.value) void moveClock({ advance: duration, skip: isSkip });
      }}
    >
      <TextInput
        label="By any duration"
        value={typed}
        onInput={setTyped}
        placeholder="PT45M"
        hint={meaning ?? EXAMPLES}
        problem={problem}
      />
      <Button type="submit" isBusy={isSettling.value} isDisabled={meaning === undefined}>
        Move
      </Button>
      <label class="move-form-skip">
        <input
          type="checkbox"
          checked={isSkip}
          onChange={({ currentTarget }) => setIsSkip(currentTarget.checked)}
        />
        <span>
          As after an outage
          <small>Jumps at once; what was due meanwhile comes late.</small>
        </span>
      </label>
    </form>
  );
};
