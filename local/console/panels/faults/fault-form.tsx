import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultCatalogue } from '../../../shown/answers.ts';
import { Button } from '../../components/button.tsx';
import { Select, TextInput } from '../../components/field.tsx';
import {
  bodyOf,
  FAULT_KINDS,
  FIRST_DRAFT,
  settleDraft,
  type DraftProblems,
  type FaultDraft,
} from './fault-draft.ts';
import { FaultFields } from './fault-fields.tsx';
import { KIND_WORDS } from './fault-words.ts';
import { setFault } from './set-fault.ts';

const KINDS = FAULT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));

/** Any fault that the run knows. */
export const FaultForm = ({ catalogue }: { readonly catalogue: FaultCatalogue }): JSX.Element => {
  const [typed, setTyped] = useState(FIRST_DRAFT);
  const [problems, setProblems] = useState<DraftProblems>({});
  const draft = settleDraft(typed, catalogue);

  const change = (changes: Partial<FaultDraft>) => {
    setTyped({ ...draft, ...changes });
    setProblems({});
  };
  const submit = () => {
    const posted = bodyOf(draft);
    if (posted.isOk) void setFault(posted.body);
    else setProblems(posted.problems);
  };

  return (
    <form
      class="faults-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="faults-form-kind">
        <Select
          label="What goes wrong"
          value={draft.kind}
          options={KINDS}
          onChange={(value) => {
            const kind = FAULT_KINDS.find((known) => known === value);
            if (kind) change({ kind });
          }}
        />
      </div>
      <FaultFields draft={draft} catalogue={catalogue} problems={problems} onChange={change} />
      <TextInput
        label="How many times"
        type="number"
        min={1}
        value={draft.count}
        problem={problems.count}
        onInput={(count) => change({ count })}
      />
      <div class="faults-form-submit">
        <Button variant="primary" type="submit" icon="faults">
          Set this fault
        </Button>
      </div>
    </form>
  );
};
