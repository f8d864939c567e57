import type { JSX } from 'preact';
import type { FaultCatalogue } from '../../../shown/answers.ts';
import { Select, TextInput } from '../../components/field.tsx';
import {
  errorsFor,
  hopOf,
  KILL_MOMENTS,
  MOMENTS,
  operationsFor,
  type DraftProblems,
  type FaultDraft,
} from './fault-draft.ts';
import {
  deliveryWords,
  errorWords,
  KILL_WORDS,
  MOMENT_WORDS,
  operationWords,
  serviceWords,
} from './fault-words.ts';

interface FieldsProps {
  readonly draft: FaultDraft;
  readonly catalogue: FaultCatalogue;
  readonly problems: DraftProblems;
  readonly onChange: (changes: Partial<FaultDraft>) => void;
}

const asOptions = (values: readonly string[], words: (value: string) => string = (value) => value) =>
  values.map((value) => ({ value, label: words(value) }));

const Call = ({ draft, catalogue, onChange }: FieldsProps): JSX.Element => (
  <>
    <Select
      label="Service"
      value={draft.service}
      options={asOptions(
        catalogue.services.map(({ name }) => name),
        serviceWords,
      )}
      onChange={(service) => onChange({ service })}
    />
    <Select
      label="Operation"
      value={draft.operation}
      options={asOptions(operationsFor(catalogue, draft), operationWords)}
      onChange={(operation) => onChange({ operation })}
    />
  </>
);

const FailingCall = (props: FieldsProps): JSX.Element => {
  const { draft, catalogue, onChange } = props;
  return (
    <>
      <Call {...props} />
      <Select
        label="How it ends"
        value={draft.error}
        options={asOptions(errorsFor(catalogue, draft.service), errorWords)}
        onChange={(error) => onChange({ error })}
      />
      <Select
        label="When"
        value={draft.moment}
        options={asOptions(MOMENTS, (moment) => MOMENT_WORDS[moment] ?? moment)}
        onChange={(moment) => onChange({ moment })}
      />
    </>
  );
};

const Slowness = ({ draft, problems, onChange }: FieldsProps): JSX.Element => (
  <TextInput
    label="How slow, in seconds"
    type="number"
    min={0}
    step={0.1}
    value={draft.slowS}
    problem={problems.slowS}
    hint="Of the machine’s time: the function’s time-out runs meanwhile."
    onInput={(slowS) => onChange({ slowS })}
  />
);

const Delivery = ({ draft, catalogue, problems, onChange }: FieldsProps): JSX.Element => {
  const { kinds = [], functions = [] } = hopOf(catalogue, draft.hop) ?? {};
  return (
    <>
      <Select
        label="On its way"
        value={draft.hop}
        options={catalogue.deliveries.map(({ hop, text }) => ({ value: hop, label: text }))}
        onChange={(hop) => onChange({ hop })}
      />
      <Select
        label="What becomes of it"
        value={draft.delivery}
        options={asOptions(
          kinds.map(({ delivery }) => delivery),
          deliveryWords,
        )}
        hint={kinds.find(({ delivery }) => delivery === draft.delivery)?.text}
        onChange={(delivery) => onChange({ delivery })}
      />
      <Select
        label="To"
        value={draft.target}
        options={[{ value: '', label: 'Any function' }, ...asOptions(functions)]}
        onChange={(target) => onChange({ target })}
      />
      {draft.delivery === 'late' && (
        <TextInput
          label="How late, in seconds"
          type="number"
          min={1}
          value={draft.delayS}
          problem={problems.delayS}
          hint="Of the run’s time."
          onInput={(delayS) => onChange({ delayS })}
        />
      )}
    </>
  );
};

const Function = ({ draft, catalogue, onChange }: FieldsProps): JSX.Element => (
  <Select
    label="Function"
    value={draft.function}
    options={asOptions(catalogue.functions)}
    onChange={(name) => onChange({ function: name })}
  />
);

const Kill = (props: FieldsProps): JSX.Element => (
  <>
    <Function {...props} />
    <Select
      label="When"
      value={props.draft.killed}
      options={asOptions(KILL_MOMENTS, (moment) => KILL_WORDS[moment] ?? moment)}
      onChange={(killed) => props.onChange({ killed })}
    />
  </>
);

/** The fields that the chosen kind of fault has. */
export const FaultFields = (props: FieldsProps): JSX.Element => {
  switch (props.draft.kind) {
    case 'failing-call':
      return <FailingCall {...props} />;
    case 'slow-call':
      return (
        <>
          <Call {...props} />
          <Slowness {...props} />
        </>
      );
    case 'delivery':
      return <Delivery {...props} />;
    case 'kill':
      return <Kill {...props} />;
    case 'slow-function':
      return (
        <>
          <Function {...props} />
          <Slowness {...props} />
        </>
      );
    case 'throttle':
      return <Function {...props} />;
  }
};
