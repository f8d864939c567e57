import type { PlainDescription } from './plain-field.ts';

/**
 * What may be remembered in this browser, by what its value may look like:
 * - `words`: last name, city, region, country, company.
 * - `line`: street, and further lines of an address.
 * - `number`: postcode, house number.
 * - `phone`.
 * - `choice`: from a list or of radio buttons: country, region, delivery.
 */
export type DetailKind = 'words' | 'line' | 'number' | 'phone' | 'choice';

/** Beside cards, passwords and codes: a card's security number and expiry, a birthday, an e-mail address. */
const FORBIDDEN =
  /expir|\bexp(\b|[dmy])|gultig|ablauf|caduc|verval|vencim|scaden|valid|\bmm\b|\b(cv[2cv]|csc)|secur|crypto|pruf|birth|\bdob\b|geburt|naiss|nacim|nasci|geboor|fodel|urodz|mail(?!ing)/;

const WORDS =
  /last ?name|sur ?name|family|nach ?name|achternaam|apellid|city|town|\bort\b|stadt|ville|ciudad|plaats|state|provin|region|county|bundesland|country|\bland\b|\bpa[iy]s|compan|\bfirm|organi|societ|entreprise|empresa|bedrijf/;

const LINE =
  /street|stra(ss|ß|at)|addr|adres|direccion|\b(rue|calle|via)\b|apart|\bapt|suite|zusatz|complement|toevoeging/;

const NUMBER =
  /zip|post(al(?! addr)|code|leit|n)|\bplz\b|\bc[ap]p?\b|^(?!.*(stra|\band\b)).*(house|haus|huis) ?n|street n(r|um|o\b)|civico/;

const PHONE = /phone|\btel|mobil|handy|\bcell|portable|movil/;

const DELIVERY = /deliver|shipping|versand|liefer|livrais|envio|verzend|bezorg|lever/;

const KINDS: readonly (readonly [DetailKind, RegExp])[] = [
  ['number', NUMBER],
  ['phone', PHONE],
  ['words', WORDS],
  ['line', LINE],
];

/** An allow-list, never "all but": what is named by none of these words is not remembered, nor what is secret. */
export const detailKindOf = ({ type, words }: PlainDescription): DetailKind | undefined => {
  const isAbout = (meaning: RegExp) => words.some((saying) => meaning.test(saying));
  if (isAbout(FORBIDDEN)) return undefined;
  switch (type) {
    case 'text':
    case 'tel':
    case 'textarea':
      return KINDS.find(([, meaning]) => isAbout(meaning))?.[0];
    case 'select-one':
      return isAbout(WORDS) || isAbout(DELIVERY) ? 'choice' : undefined;
    case 'radio':
      // By its name: a label such as "pay on delivery" is of something else.
      return DELIVERY.test(words[1] ?? '') ? 'choice' : undefined;
    default:
      return undefined;
  }
};
