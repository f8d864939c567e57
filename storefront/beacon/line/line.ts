import { addStyles, element } from '../main/element.ts';
import { LINE_STYLES } from './styles.ts';
import { keptDetails } from './kept-details.ts';
import type { LaterTexts } from '../texts/texts.ts';
import type { Notice } from '../main/notice.ts';
import type { Snapshot } from '../session/session.ts';

export interface LineActions {
  readonly onDontSave: () => void;
  readonly onFillIn: () => void;
}

/** What the shopper sees at the address field once something was sent, or can be filled in again. */
export interface Line {
  showSaved(kept: Snapshot): void;
  showErased(isConfirmed: boolean): void;
  offerToFillIn(): void;
  /** Back to the notice alone. */
  clear(): void;
}

/** Puts the line below the words of the notice. What it says is announced politely, so its place is there before. */
export const createLine = (
  { root, words, box }: Notice,
  days: string,
  texts: LaterTexts,
  actions: LineActions,
): Line => {
  const button = (text: string, onclick: () => void) =>
    element('button', { type: 'button', textContent: text, onclick, hidden: true });
  const status = element('span', { role: 'status', tabIndex: -1, dir: 'auto' });
  const kept = element('section', { hidden: true });
  const dontSave = button(texts.dontSave, actions.onDontSave);
  const whatIsKept = button(texts.whatIsKept, () => {
    open(kept.hidden !== false);
  });
  const fillIn = button(texts.fillIn, () => {
    fillIn.hidden = true;
    actions.onFillIn();
  });
  const open = (isOpen: boolean) => {
    kept.hidden = !isOpen;
    whatIsKept.ariaExpanded = String(isOpen);
  };
  const say = (text: string, isSaved: boolean) => {
    if (status.textContent !== text) status.textContent = text;
    status.className = isSaved ? 'saved' : '';
    dontSave.hidden = whatIsKept.hidden = !isSaved;
  };
  open(false);
  addStyles(root, LINE_STYLES);
  root.append(element('div', {}, status, dontSave, whatIsKept, fillIn), kept);
  return {
    showSaved: (snapshot) => {
      kept.replaceChildren(...keptDetails(snapshot, texts, days));
      say(texts.saved, true);
    },
    showErased: (isConfirmed) => {
      const isFocusLost = dontSave.matches(':focus');
      say(isConfirmed ? texts.erased : texts.erasedSoon, false);
      open(false);
      fillIn.hidden = true;
      if (isFocusLost) status.focus();
      words.hidden = !box;
    },
    offerToFillIn: () => {
      fillIn.hidden = false;
    },
    clear: () => {
      say('', false);
      open(false);
    },
  };
};
