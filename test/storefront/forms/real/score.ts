import { findLeaks, type Leak } from '../leaks.ts';
import type { LabelledForm } from './labelled-form.ts';
import type { Visit } from './visit.ts';

/** What a visit showed. `undefined`: the form asks for no such thing. */
export interface Score {
  readonly file: string;
  readonly leaks: readonly Leak[];
  readonly isAddressFound: boolean | undefined;
  readonly isNameFound: boolean | undefined;
  /** Sent as an address or name, but typed into a field with another label. */
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

export const scoreOf = ({ file, fields, hidden }: LabelledForm, { typed, sent, kept }: Visit): Score => {
  const entered = fields
    .map(({ label, type }, at) => ({ label, type, value: typed[at]! }))
    .filter(({ value }) => value !== '');
  const valuesOf = (pattern: RegExp) =>
    entered.filter(({ label }) => pattern.test(label)).map(({ value }) => value);

  const bodies = sent.map(bodyOf);
  const emails = bodies.flatMap(({ email }) => email ?? []);
  const names = bodies.flatMap(({ firstName }) => firstName ?? []);
  const addresses = valuesOf(/^emailAddress$/);
  const greetable = [...valuesOf(/^firstName$/), ...valuesOf(/^fullName$/).map(firstWord)];

  const secrets = [
    ...entered
      .filter(({ label, type }) => NEVER.test(label) || type === 'password')
      .map(({ label, value }) => ({ what: label || 'password', value })),
    ...hidden.map((value) => ({ what: 'hidden', value })),
  ];
  const told = (value: string) =>
    entered.find((field) => field.value === value || firstWord(field.value) === value)?.label || 'no label';
  return {
    file,
    leaks: [...findLeaks(secrets, sent), ...findLeaks(secrets, kept)],
    isAddressFound: addresses.length === 0 ? undefined : addresses.some((each) => emails.includes(each)),
    isNameFound:
      addresses.length === 0 || greetable.length === 0
        ? undefined
        : greetable.some((each) => names.includes(each)),
    misread: [
      ...emails.filter((each) => !valuesOf(/emailAddress/).includes(each)).map((each) => `email: ${told(each)}`),
      ...names.filter((each) => !greetable.includes(each)).map((each) => `name: ${told(each)}`),
    ].filter((each, at, all) => all.indexOf(each) === at),
  };
};
