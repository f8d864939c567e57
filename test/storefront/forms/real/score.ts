import { findLeaks, type Leak } from '../leaks.ts';
import type { LabelledForm } from './labelled-form.ts';
import type { Visit } from './visit.ts';

/** What a visit showed. `undefined`: the page asks for no such thing. */
export interface Score {
  readonly file: string;
  readonly leaks: readonly Leak[];
  readonly isAddressFound: boolean | undefined;
  readonly isNameFound: boolean | undefined;
  /** Labels of what was sent as an address or a name and is neither. */
  readonly misread: readonly string[];
}

/** What is labelled so must never leave the page nor stay in the browser; neither must what is in a hidden field. */
const NEVER = /^card|^expiration|^password|^totp|^birthday/;

interface Body {
  readonly email?: string | null;
  readonly firstName?: string | null;
}

const bodyOf = (text: string): Body => {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
};

const firstWord = (text: string): string => text.split(' ')[0]!;

/**
 * A page counts once, however many forms are on it, since the script reads one checkout of a page. The address is found
 * if one was sent that was typed into a field for addresses, on a page with one labelled `emailAddress`; a field labelled
 * `username OR emailAddress` beside it is as good: the same address belongs in both. A name is found if a first name, or
 * the first word of a full name, was sent; only pages with an address count, since nothing is sent without.
 */
export const scoreOf = ({ file, fields, hidden }: LabelledForm, { typed, sent, kept }: Visit): Score => {
  const entered = fields
    .map(({ label, type }, at) => ({ label, type, value: typed[at]! }))
    .filter(({ value }) => value !== '');
  const valuesOf = (pattern: RegExp) =>
    entered.filter(({ label }) => pattern.test(label)).map(({ value }) => value);

  const bodies = sent.map(bodyOf);
  const emails = bodies.flatMap(({ email }) => email ?? []);
  const names = bodies.flatMap(({ firstName }) => firstName ?? []);
  const hasAddress = valuesOf(/^emailAddress$/).length > 0;
  const greetable = [...valuesOf(/^firstName$/), ...valuesOf(/^fullName$/).map(firstWord)];
  const secrets = [
    ...entered
      .filter(({ label, type }) => NEVER.test(label) || type === 'password')
      .map(({ label, value }) => ({ what: label || 'password', value })),
    ...hidden.map((value) => ({ what: 'hidden', value })),
  ];
  const labelsOf = (values: readonly string[]) =>
    entered
      .filter(
        ({ label, value }) =>
          label !== '' && values.some((each) => each === value || each === firstWord(value)),
      )
      .map(({ label }) => label);
  return {
    file,
    leaks: [...findLeaks(secrets, sent), ...findLeaks(secrets, kept)],
    isAddressFound: hasAddress ? valuesOf(/emailAddress$/).some((each) => emails.includes(each)) : undefined,
    isNameFound:
      hasAddress && greetable.length > 0 ? greetable.some((each) => names.includes(each)) : undefined,
    misread: [
      ...labelsOf(emails).filter((label) => !/emailAddress|username/.test(label)),
      ...labelsOf(names).filter((label) => !/^(first|full)Name$/.test(label)),
    ],
  };
};
