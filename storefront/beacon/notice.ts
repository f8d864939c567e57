import { element, shadowHost } from './dom.ts';
import { keptDetails } from './kept-details.ts';
import { NOTICE_STYLES } from './styles.ts';
import type { Snapshot } from './session.ts';
import type { Texts } from './texts.ts';
import type { GivenConsentMode } from '../../functions/shared/domain/checkout.ts';

export interface NoticeSettings {
  readonly mode: GivenConsentMode;
  readonly texts: Texts;
  readonly shopName: string;
  readonly keepDays: number;
  readonly privacyUrl: string | undefined;
}

export interface NoticeActions {
  /** The box was ticked or unticked. */
  readonly onBox: (isTicked: boolean) => void;
  readonly onDontSave: () => void;
}

/** What the shopper sees at the address field. */
export interface Notice {
  readonly host: HTMLElement;
  showSaved(kept: Snapshot): void;
  showErased(isConfirmed: boolean): void;
  /** Back to the notice alone. */
  clear(): void;
}

const button = (text: string, onClick: () => void): HTMLButtonElement =>
  element('button', { type: 'button', textContent: text, onclick: onClick, hidden: true });

/** The words in mode `notice`; the same words beside an unticked box in mode `opt-in`. */
const wordsOf = (settings: NoticeSettings, onBox: NoticeActions['onBox']): HTMLElement => {
  const { texts, privacyUrl } = settings;
  const words = element('span', { className: 'words' }, texts.notice(settings.shopName, settings.keepDays));
  const link = element('a', { href: privacyUrl ?? '', target: '_blank', rel: 'noopener' }, texts.privacy);
  const all = privacyUrl === undefined ? [words] : [words, ' ', link];
  if (settings.mode === 'notice') return element('p', {}, ...all);
  const box = element('input', { type: 'checkbox' });
  box.onchange = () => {
    onBox(box.checked);
  };
  return element('label', {}, box, element('span', {}, element('strong', {}, texts.boxLead), ' ', ...all));
};

export const createNotice = (settings: NoticeSettings, actions: NoticeActions): Notice => {
  const { texts } = settings;
  const words = wordsOf(settings, actions.onBox);
  const status = element('span', { role: 'status', tabIndex: -1 });
  const dontSave = button(texts.dontSave, actions.onDontSave);
  const kept = element('div', { className: 'kept', hidden: true });
  const whatIsKept = button(texts.whatIsKept, () => {
    show(kept.hidden !== false);
  });
  const line = element('div', { className: 'line' }, status, dontSave, whatIsKept);
  const show = (isOpen: boolean) => {
    kept.hidden = !isOpen;
    whatIsKept.ariaExpanded = String(isOpen);
  };
  const say = (text: string, kind: string) => {
    if (status.textContent !== text) status.textContent = text;
    line.className = `line ${kind}`;
    dontSave.hidden = whatIsKept.hidden = kind !== 'full';
  };
  show(false);
  return {
    host: shadowHost(NOTICE_STYLES, words, line, kept),
    showSaved: (snapshot) => {
      kept.replaceChildren(...keptDetails(snapshot, texts, settings.keepDays));
      say(texts.saved, 'full');
    },
    showErased: (isConfirmed) => {
      const isFocusLost = dontSave.matches(':focus');
      say(isConfirmed ? texts.erased : texts.erasedSoon, 'full quiet');
      show(false);
      if (isFocusLost) status.focus();
      const box = words.querySelector('input');
      if (box) box.checked = false;
      else words.hidden = true;
    },
    clear: () => {
      say('', '');
      show(false);
    },
  };
};
