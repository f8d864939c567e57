import type { Secret } from '../leaks.ts';

/** What somebody, or the shop's script, does on the page. Fields are known by their attribute `data-n`. */
export type Step =
  /** Types, so that each of these stands in the field for a while, and leaves it. */
  | { readonly kind: 'type'; readonly n: string; readonly states: readonly string[] }
  /** "Show password", in the midst of typing. */
  | { readonly kind: 'reveal'; readonly n: string; readonly before: string; readonly after: string }
  /** Picks the last option of a list, or a radio button. */
  | { readonly kind: 'choose'; readonly n: string }
  | { readonly kind: 'edit'; readonly n: string; readonly text: string }
  /** Moves what has this `data-n` to the end of the checkout's form. */
  | { readonly kind: 'move'; readonly n: string }
  /** The page is hidden for a moment, so the script sends what it has. */
  | { readonly kind: 'hide' };

export interface HostileForm {
  readonly html: string;
  readonly steps: readonly Step[];
  readonly secrets: readonly Secret[];
}

/** A part of a form that is being made up. */
export interface Piece extends HostileForm {
  /** It stands beside the checkout's form, not in it. */
  readonly isBeside?: boolean;
}

/** Attributes; `true`: without a value. */
export type Attributes = Readonly<Record<string, string | true>>;

const escape = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);

export const tag = (name: string, attributes: Attributes, content?: string): string => {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === true ? ` ${key}` : ` ${key}="${escape(value)}"`,
  );
  return `<${name}${written.join('')}>${content === undefined ? '' : `${content}</${name}>`}`;
};

/** With its label around it, before it, in it, or in the words of a screen reader. */
export const labelled = (
  way: number,
  label: string,
  attributes: Attributes,
  name = 'input',
  content?: string,
): string => {
  const n = String(attributes['data-n']);
  const input = (more: Attributes = {}) => tag(name, { ...attributes, ...more }, content);
  switch (way % 6) {
    case 0:
      return `<label>${escape(label)} ${input()}</label>`;
    case 1:
      return `<label for="f${n}">${escape(label)}</label>${input({ id: `f${n}` })}`;
    case 2:
      return `<p>${input({ placeholder: label })}</p>`;
    case 3:
      return `<p>${input({ 'aria-label': label })}</p>`;
    case 4:
      return `<p><span id="l${n}">${escape(label)}</span>${input({ 'aria-labelledby': `l${n}` })}</p>`;
    default:
      return `<p><b>${escape(label)}</b> ${input()}</p>`;
  }
};
