/** What a shopper can fill in. An element that is merely editable is none: it is never read. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a field says about itself, as the shop has written it. */
export interface FieldDescription {
  /** As in the DOM: `text`, `select-one`, `textarea` … A text field that asks for a keyboard for addresses is an `email`. */
  readonly type: string;
  /** All its tokens: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  readonly autocomplete: string;
  readonly name: string;
  readonly id: string;
  /** Its labels, `aria-labelledby`, `aria-label`, placeholder and title, or else what stands beside it: the beginning of each. */
  readonly labels: readonly string[];
  /** The legend of the group it stands in. */
  readonly group: string;
  /**
   * It, its form or anything around it is marked `data-recovery-ignore`, or it is a password field; or was so before:
   * a shopper may look at a password, and what was typed under the mark stays out when the field is moved.
   */
  readonly isIgnored: boolean;
}

/** Wherever a shopper can fill in something. */
export const FIELDS = 'input,select,textarea';

const IGNORED = '[data-recovery-ignore]';

/** What names a field comes first. What follows explains, as in "we will send a code to it". */
const LABEL_LENGTH = 60;

const ignored = new WeakSet<Field>();

const shorten = (text: string | null | undefined): string =>
  (text ?? '').trim().replace(/\s+/g, ' ').slice(0, LABEL_LENGTH);

/** What stands beside the field, where no other field does. */
const textBeside = (field: Field): string | undefined => {
  let around = field.parentElement;
  while (around && !around.textContent.trim()) around = around.parentElement;
  return around?.querySelectorAll(FIELDS).length === 1 ? around.textContent : undefined;
};

const labelsOf = (field: Field): readonly string[] => {
  const labelledBy = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labels = [...(field.labels ?? []), ...labelledBy.map((id) => document.getElementById(id))]
    .map((label) => label?.textContent)
    .concat(['aria-label', 'placeholder', 'title'].map((name) => field.getAttribute(name) ?? ''))
    .map(shorten)
    .filter(Boolean);
  return labels.length > 0 ? labels : [shorten(textBeside(field))];
};

/** Asks what the field says, never where it lies. Ask early: what it was before is known only of a field that was asked. */
export const describeField = (field: Field): FieldDescription => {
  if (field.type === 'password' || field.closest(IGNORED) || field.form?.closest(IGNORED)) ignored.add(field);
  return {
    type: field.type === 'text' && field.inputMode === 'email' ? 'email' : field.type,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    name: field.name,
    id: field.id,
    labels: labelsOf(field),
    group: shorten(field.closest('fieldset')?.querySelector('legend')?.textContent),
    isIgnored: ignored.has(field),
  };
};

/** All that it says of itself, one after the other, its autocomplete token first. */
export const sayingsOf = ({ autocomplete, name, id, labels }: FieldDescription): readonly string[] => [
  autocomplete,
  name,
  id,
  ...labels,
];
