import { findCheckoutForm, readTyped, type CheckoutForm, type Typed } from './fields.ts';
import { createNotice, type Notice, type NoticeActions, type NoticeSettings } from './notice.ts';
import { whenVisible } from './visible.ts';
import type { Consent } from '../../functions/shared/domain/checkout.ts';

export interface CheckoutPageParts {
  readonly page: Document;
  readonly settings: NoticeSettings;
  readonly now: () => number;
  readonly onAllowed: () => void;
  readonly onWithdrawn: () => void;
  readonly onDontSave: () => void;
}

/** The form on the page, the notice at it, and what the shopper has agreed to. */
export interface CheckoutPage {
  /** Finds the form and puts the notice at it, if that has not happened yet. */
  mount(): void;
  contains(target: Node): boolean;
  typed(): Typed | undefined;
  /** `undefined` until the notice was seen or the box is ticked, and after either was taken back. */
  consent(): Consent | undefined;
  /** Takes the consent back without a word to `onWithdrawn`. */
  withdraw(): void;
  notice(): Notice | undefined;
}

/** At the place marked `data-recovery-notice`, else right after the address field or the label around it. */
const place = (host: HTMLElement, { scope, emailField }: CheckoutForm) => {
  const marked = scope.querySelector('[data-recovery-notice]');
  if (marked) marked.append(host);
  else (emailField.closest('label') ?? emailField).after(host);
};

export const createCheckoutPage = (parts: CheckoutPageParts): CheckoutPage => {
  const { mode, texts } = parts.settings;
  let form: CheckoutForm | undefined;
  let notice: Notice | undefined;
  let consent: Consent | undefined;
  let isWithdrawn = false;

  const allow = () => {
    consent = { mode, version: texts.version, at: new Date(parts.now()).toISOString() };
    parts.onAllowed();
  };
  const actions: NoticeActions = {
    onDontSave: parts.onDontSave,
    onBox: (isTicked) => {
      if (isTicked) {
        isWithdrawn = false;
        notice?.clear();
        allow();
      } else {
        consent = undefined;
        parts.onWithdrawn();
      }
    },
  };

  return {
    mount: () => {
      if (isWithdrawn || form?.emailField.isConnected) return;
      form = findCheckoutForm(parts.page);
      if (form === undefined) return;
      notice?.host.remove();
      notice = createNotice(parts.settings, actions);
      place(notice.host, form);
      if (mode === 'notice') whenVisible(notice.host, allow);
    },
    contains: (target) => form?.scope.contains(target) === true,
    typed: () => form && readTyped(form.scope),
    consent: () => consent,
    withdraw: () => {
      consent = undefined;
      isWithdrawn = true;
    },
    notice: () => notice,
  };
};
