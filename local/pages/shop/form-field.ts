import { html, type Html } from '../../../functions/shared/html.ts';

export interface Field {
  readonly label: string;
  readonly name: string;
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  readonly autocomplete: string;
  readonly type?: string;
  readonly isRequired?: boolean;
  readonly isNumeric?: boolean;
  readonly placeholder?: string;
  /** Of six columns; all of them by default. */
  readonly width?: 'half' | 'third' | 'two-thirds';
  readonly maxLength?: number;
}

export const fieldOf = ({
  label,
  name,
  autocomplete,
  type = 'text',
  maxLength = 100,
  ...more
}: Field): Html =>
  html`<div class="field ${more.width}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      maxlength="${maxLength}"
      ${more.placeholder && html`placeholder="${more.placeholder}"`}
      ${more.isNumeric ? html`inputmode="numeric"` : undefined}
      ${more.isRequired ? html`required` : undefined}
    />
  </div>`;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const optionsOf = (choices: readonly Choice[], chosen: string | undefined): readonly Html[] =>
  choices.map(({ value, label }) =>
    value === chosen
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`,
  );
