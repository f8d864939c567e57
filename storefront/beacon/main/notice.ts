import { element, shadowHost } from './element.ts';
import type { Doorway } from './doorway.ts';
import type { NoticeTexts } from '../texts/texts.ts';

/** What stands at the address field before anything is sent. */
export interface Notice {
  readonly host: HTMLElement;
  /** Where the line at the address field is put, below the words. */
  readonly root: ShadowRoot;
  readonly words: HTMLElement;
  /** In mode `opt-in`: unticked at first. */
  readonly box: HTMLInputElement | undefined;
  readonly texts: NoticeTexts;
}

const STYLES = `
:host{display:block;grid-column:1/-1;font-size:.9em}
p,label{display:flex;gap:.5em;margin:.5em 0;place-items:baseline}
a{color:inherit}`;

/** The words in mode `notice`; the same words beside an unticked box in mode `opt-in`. */
export const createNotice = ({ mode, language: lang }: Doorway, texts: NoticeTexts): Notice => {
  const { privacyUrl: href } = texts;
  const box = mode === 'opt-in' ? element('input', { type: 'checkbox' }) : undefined;
  const lead = box ? [element('b', {}, texts.box), ' '] : [];
  const link = href ? [' ', element('a', { href, target: '_blank' }, texts.privacy)] : [];
  const text = element('span', { dir: 'auto', lang }, ...lead, texts.notice, ...link);
  const words = element(box ? 'label' : 'p', {}, box ?? '', text);
  return { ...shadowHost(STYLES, words), words, box, texts };
};

/** At the place that the shop has named, else right after the field or the label around it. */
export const placeNotice = ({ host }: Notice, field: Element, selector = '[data-recovery-notice]'): void => {
  const marked = document.querySelector(selector);
  if (marked) marked.append(host);
  else (field.closest('label') ?? field).after(host);
};
