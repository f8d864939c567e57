import type { HostileForm, Step } from './form.ts';

/** What left the page while a form was on it, and what stood in the browser's storage at its end. */
export interface Played {
  readonly sent: readonly string[];
  readonly kept: readonly string[];
}

export interface Stage {
  /** Of requests; emptied for each form. */
  sent: string[];
  /** Runs what waits for its time. */
  elapse(): void;
}

declare global {
  interface Window {
    stage: Stage;
    play(form: HostileForm): Promise<Played>;
  }
}

/**
 * Before the script: what it sends is taken down and answered at once, what waits is run when told, and the notice is
 * seen. Nothing else of the page is other than in a shop's.
 */
export const setStage = (): void => {
  const timers = new Map<number, () => void>();
  let count = 0;
  const stage: Stage = {
    sent: [],
    elapse: () => {
      const due = [...timers.values()];
      timers.clear();
      for (const run of due) run();
    },
  };
  const note = (url: unknown, body: unknown) => {
    const address = url instanceof Request ? url.url : String(url);
    stage.sent.push(address);
    if (body !== null && body !== undefined)
      stage.sent.push(typeof body === 'string' ? body : `not a text: ${typeof body}`);
  };
  window.stage = stage;
  window.fetch = (url, options) => {
    note(url, options?.body);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  navigator.sendBeacon = (url, body) => {
    note(url, body);
    return true;
  };
  window.setTimeout = ((run: () => void) => {
    count += 1;
    timers.set(count, run);
    return count;
  }) as unknown as typeof setTimeout;
  window.clearTimeout = (id) => {
    timers.delete(Number(id));
  };
  window.IntersectionObserver = class {
    readonly #act: IntersectionObserverCallback;
    constructor(act: IntersectionObserverCallback) {
      this.#act = act;
    }
    observe(target: Element) {
      const entry = {
        isIntersecting: true,
        intersectionRatio: 1,
        target,
      } as unknown as IntersectionObserverEntry;
      queueMicrotask(() => {
        this.#act([entry], this as unknown as IntersectionObserver);
      });
    }
    disconnect() {
      // Nothing comes later.
    }
  } as unknown as typeof IntersectionObserver;

  /** Lets promises and messages of the page go on. */
  const tick = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
  const find = (n: string) => document.querySelector<HTMLInputElement>(`[data-n="${n}"]`)!;
  const tell = (target: Element, ...types: readonly string[]) => {
    for (const type of types) target.dispatchEvent(new Event(type, { bubbles: true }));
  };
  /** Really, in one form of ten: a browser takes longer over the focus than the script over all else. */
  let forms = 0;
  const enter = (field: HTMLElement) => {
    if (forms % 10 === 0) field.focus();
    else tell(field, 'focusin');
  };
  const leave = (field: HTMLElement) => {
    if (forms % 10 === 0) field.blur();
    else tell(field, 'focusout');
  };
  const setVisible = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const hide = async () => {
    setVisible('hidden');
    await tick();
    setVisible('visible');
  };
  const perform = async (step: Step) => {
    switch (step.kind) {
      case 'hide':
        return hide();
      case 'edit': {
        const target = find(step.n);
        enter(target);
        target.textContent = step.text;
        tell(target, 'input');
        return;
      }
      case 'choose': {
        const field = find(step.n);
        if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
        else field.checked = true;
        tell(field, 'input', 'change');
        return;
      }
      case 'move':
        document.querySelector('[data-checkout]')!.append(find(step.n));
        return;
      case 'reveal': {
        const field = find(step.n);
        enter(field);
        field.value = step.before;
        tell(field, 'input');
        field.type = 'text';
        field.value = step.after;
        tell(field, 'input', 'change');
        leave(field);
        return;
      }
      case 'type': {
        const field = find(step.n);
        enter(field);
        for (const [at, state] of step.states.entries()) {
          field.value = state;
          tell(field, 'input');
          if (at % 5 === 1) await hide();
        }
        tell(field, 'change');
        leave(field);
        return;
      }
    }
  };
  window.play = async ({ html, steps }) => {
    stage.sent = [];
    forms += 1;
    document.body.innerHTML = html;
    await tick();
    stage.elapse();
    await tick();
    for (const step of steps) {
      await perform(step);
      await tick();
    }
    stage.elapse();
    await tick();
    await hide();
    await tick();
    const kept = [localStorage, sessionStorage].flatMap((storage) => Object.values<string>(storage));
    localStorage.clear();
    sessionStorage.clear();
    return { sent: stage.sent, kept };
  };
};
