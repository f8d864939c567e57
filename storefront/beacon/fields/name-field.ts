import type { PlainDescription } from './plain-field.ts';

/** Of a full name only its first word is read. */
export type NameMeaning = 'first-name' | 'full-name';

const FIRST =
  /first ?name|\bf ?name|given|first (and|last)|fore ?name|vor ?name|vor und|prenom|voornaam|imie\b|fornamn|name first/;

const LAST = /last|\bl ?name|sur ?name|famil|nach ?name|\bnom\b(?! complet)|achternaam|nazwisk|efternamn/;

/** What a saying begins with, such as "your full name", "q3 name" or "Ihr Name"; not "name of the company". */
const FULL =
  /^(section .+ )?((full|your|real|customer|contact|shipping|billing|\w*\d|ihr|votre|uw) ?)*(name|naam|nombre|nome|namn|nom complet)\b(?! (of|on|for|d\w{1,2}|v[ao]n)\b)/;

/** On a card or an account. */
const HOLDER = /holder|inhaber|titula|houder|payment/;

const NO_PERSON = /user|login|nick|compan|\bfirm|organi/;

/**
 * What a field means for the name to greet the shopper by, unless it is forbidden or secret. Its sayings are asked in
 * turn, the autocomplete token first. "First and last name" is a full name; "Nom et prénom" begins with the wrong one.
 */
export const nameMeaningOf = ({ type, words }: PlainDescription): NameMeaning | undefined => {
  const isAbout = (meaning: RegExp) => words.some((saying) => meaning.test(saying));
  if (type !== 'text' || isAbout(HOLDER)) return undefined;
  for (const saying of words) {
    const first = saying.search(FIRST);
    const last = saying.search(LAST);
    if (first < 0 && last < 0) continue;
    if (last < 0) return 'first-name';
    return first >= 0 && first < last ? 'full-name' : undefined;
  }
  return isAbout(FULL) && !isAbout(NO_PERSON) ? 'full-name' : undefined;
};
