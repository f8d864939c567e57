/** What the shopper's doings lead to. */
export interface Triggers {
  readonly onTyped: () => void;
  /** The shopper paused, or left a field. */
  readonly onPause: () => void;
  /** The page is hidden or left, perhaps for good. Called once per hide. */
  readonly onHide: () => void;
  /** The network is back. */
  readonly onOnline: () => void;
  /** Another tab has written into the browser's storage. */
  readonly onOtherTab: () => void;
}

/** Asks for another `onPause` after so long, unless the shopper does something before; after a pause as in typing. */
export type PauseIn = (delayMs?: number) => void;

const PAUSE_MS = 1500;

/** A browser that fills in all fields at once leaves them all at once. */
const SETTLE_MS = 250;

/** Listens on the whole page, so that a form that is replaced is heard too. One timer, no layout reads. */
export const watchShopper = (
  isInForm: (target: EventTarget | null) => boolean,
  triggers: Triggers,
  signal: AbortSignal,
): PauseIn => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasLeftField = false;
  let isHidden = false;

  const listen = (target: EventTarget, type: string, act: (event: Event) => void) => {
    target.addEventListener(type, act, { passive: true, capture: true, signal });
  };
  const pauseIn = (delayMs = PAUSE_MS) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      hasLeftField = false;
      if (!signal.aborted) triggers.onPause();
    }, delayMs);
  };
  const hide = () => {
    if (isHidden) return;
    isHidden = true;
    clearTimeout(timer);
    hasLeftField = false;
    triggers.onHide();
  };
  const show = () => {
    isHidden = false;
  };

  for (const type of ['input', 'change']) {
    listen(document, type, ({ target }) => {
      if (!isInForm(target)) return;
      triggers.onTyped();
      hasLeftField ||= type === 'change';
      if (type === 'change' || !hasLeftField) pauseIn(hasLeftField ? SETTLE_MS : PAUSE_MS);
    });
  }
  listen(window, 'pagehide', hide);
  listen(window, 'pageshow', show);
  listen(window, 'online', triggers.onOnline);
  listen(window, 'storage', triggers.onOtherTab);
  listen(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') hide();
    else show();
  });
  return pauseIn;
};
