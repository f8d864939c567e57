import { versionOf } from './text-version.ts';
import { whenVisible } from './visible.ts';
import type { Notice } from '../main/notice.ts';
import type { Language } from '../main/part-names.ts';
import type { Memory } from '../session/memory.ts';
import type { Consent, GivenConsentMode } from '../../../functions/shared/domain/checkout.ts';

export interface WatchingParts {
  readonly notice: Notice;
  readonly language: Language;
  readonly memory: Memory;
  readonly now: () => number;
  readonly onAllowed: () => void;
  readonly onWithdrawn: () => void;
}

/** What the shopper has agreed to on this page. */
export interface ConsentHere {
  /** `undefined` until the notice was seen or the box is ticked, and after either was taken back. */
  given(): Consent | undefined;
  /** Takes it back without a word to `onWithdrawn`. */
  withdraw(): void;
}

/** A ticked box holds in this tab, over reloads and the pages of one checkout; a notice is to be seen on each page. */
export const watchConsent = ({ notice, language, memory, now, ...parts }: WatchingParts): ConsentHere => {
  const { box, host, texts } = notice;
  let consent: Consent | undefined;

  const allow = (mode: GivenConsentMode) => {
    consent = { mode, version: versionOf(language, texts), at: new Date(now()).toISOString() };
    parts.onAllowed();
  };
  const withdraw = () => {
    consent = undefined;
    memory.keepConsent(undefined);
    if (box) box.checked = false;
  };

  if (box) {
    consent = memory.consent();
    box.checked ||= consent !== undefined;
    box.onchange = () => {
      if (box.checked) {
        memory.write({ ...memory.read(), heldUntil: undefined });
        allow('opt-in');
        memory.keepConsent(consent);
      } else {
        withdraw();
        parts.onWithdrawn();
      }
    };
    // It was ticked before this was there to hear it.
    if (box.checked && !consent) box.dispatchEvent(new Event('change'));
  } else {
    whenVisible(host, () => {
      allow('notice');
    });
  }
  return { given: () => consent, withdraw };
};
