/** What the shopper's doings lead to. */
export interface Triggers {
  /** The shopper enters any field of the page: a form that came late is there now. */
  readonly onFocus: () => void;
  readonly onTyped: () => void;
  /** The shopper paused, or left a field. */
  readonly onPause: () => void;
  /** The page is hidden or left, perhaps for good. Called once per hide. */
  readonly onHide: () => void;
}

const PAUSE_MS = 1500;

/** A browser that fills in all fields at once leaves them all at once. */
const SETTLE_MS = 250;

/** Listens on the whole page, so that a form that comes late or is replaced is heard too. One timer, no layout reads. */
export const watchShopper = (page: Window, isInForm: (target: Node) => boolean, triggers: Triggers): void => {
  let timer: number | undefined;
  let hasLeftField = false;
  let isHidden = false;

  const listen = (target: EventTarget, type: string, act: (event: Event) => void) => {
    target.addEventListener(type, act, { passive: true, capture: true });
  };
  const listenInForm = (type: string, act: () => void) => {
    listen(page.document, type, ({ target }) => {
      if (target instanceof Node && isInForm(target)) act();
    });
  };
  const pauseIn = (delayMs: number) => {
    page.clearTimeout(timer);
    timer = page.setTimeout(() => {
      hasLeftField = false;
      triggers.onPause();
    }, delayMs);
  };
  const hide = () => {
    if (isHidden) return;
    isHidden = true;
    page.clearTimeout(timer);
    hasLeftField = false;
    triggers.onHide();
  };
  const show = () => {
    isHidden = false;
  };

  listen(page.document, 'focusin', triggers.onFocus);
  listenInForm('input', () => {
    triggers.onTyped();
    if (!hasLeftField) pauseIn(PAUSE_MS);
  });
  listenInForm('change', () => {
    hasLeftField = true;
    pauseIn(SETTLE_MS);
  });
  listen(page, 'pagehide', hide);
  listen(page, 'pageshow', show);
  listen(page.document, 'visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') hide();
    else show();
  });
};
