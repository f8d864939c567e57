import './field.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem?: string | undefined;
}

const Field = ({
  label,
  hint,
  problem,
  id,
  children,
}: FieldProps & { readonly id: string; readonly children: ComponentChildren }): JSX.Element => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {(problem ?? hint) && (
      <p id={`${id}-hint`} class={problem ? 'field-problem' : 'field-hint'}>
        {problem ?? hint}
      </p>
    )}
  </div>
);

const describedBy = (id: string, { hint, problem }: FieldProps): string | undefined =>
  hint === undefined && problem === undefined ? undefined : `${id}-hint`;

export interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'number';
  readonly placeholder?: string;
  /** Of numbers. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export const TextInput = ({
  value,
  onInput,
  type = 'text',
  placeholder,
  min,
  max,
  step,
  ...field
}: TextInputProps): JSX.Element => {
  const id = useId();
  return (
    <Field {...field} id={id}>
      <input
        id={id}
        {...(type === 'number' ? { type, min, max, step } : { type })}
        value={value}
        placeholder={placeholder}
        aria-invalid={field.problem !== undefined}
        aria-describedby={describedBy(id, field)}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </Field>
  );
};

export interface SelectProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export const Select = ({ value, onChange, options, ...field }: SelectProps): JSX.Element => {
  const id = useId();
  return (
    <Field {...field} id={id}>
      <select
        id={id}
        value={value}
        aria-describedby={describedBy(id, field)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
};
