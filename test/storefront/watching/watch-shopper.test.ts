import { watchShopper, type PauseIn } from '../../../storefront/beacon/watching/watch-shopper.ts';

const { jest } = import.meta;

/** The listeners hang on any target; how a browser fires these events is shown by the browser tests. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const view = new EventTarget();

const calls: string[] = [];
const stopping = { current: new AbortController() };
let isInForm = true;
let pauseIn: PauseIn;

const globals = { document: page, window: view };

beforeEach(() => {
  jest.useFakeTimers();
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  calls.length = 0;
  isInForm = true;
  page.visibilityState = 'visible';
  stopping.current = new AbortController();
  const noting = (name: string) => () => {
    calls.push(name);
  };
  pauseIn = watchShopper(
    () => isInForm,
    {
      onTyped: noting('typed'),
      onPause: noting('pause'),
      onHide: noting('hide'),
      onOnline: noting('online'),
      onOtherTab: noting('other tab'),
    },
    stopping.current.signal,
  );
});
afterEach(() => {
  stopping.current.abort();
  for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  jest.useRealTimers();
});

const type = () => page.dispatchEvent(new Event('input'));
const leaveField = () => page.dispatchEvent(new Event('change'));
const happen = (name: string) => view.dispatchEvent(new Event(name));
const turn = (visibilityState: 'visible' | 'hidden') => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};
const count = (name: string) => calls.filter((call) => call === name).length;

describe('a shopper who types', () => {
  it('pauses once, a while after the last key', () => {
    for (let keys = 0; keys < 20; keys += 1) {
      type();
      jest.advanceTimersByTime(1000);
    }
    expect(count('typed')).toBe(20);
    expect(count('pause')).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(count('pause')).toBe(1);
  });

  it('pauses sooner where a field is left, also when the next one is typed into at once', () => {
    type();
    leaveField();
    type();
    jest.advanceTimersByTime(250);
    expect(count('pause')).toBe(1);
  });

  it('pauses once where a browser fills in and leaves ten fields at once', () => {
    for (let fields = 0; fields < 10; fields += 1) {
      type();
      leaveField();
      jest.advanceTimersByTime(20);
    }
    jest.advanceTimersByTime(60_000);
    expect(count('pause')).toBe(1);
  });

  it('pauses as slowly as before in the field after', () => {
    leaveField();
    jest.advanceTimersByTime(250);
    type();
    jest.advanceTimersByTime(1000);
    expect(count('pause')).toBe(1);
    jest.advanceTimersByTime(1000);
    expect(count('pause')).toBe(2);
  });

  it('elsewhere than in the form does nothing', () => {
    isInForm = false;
    type();
    leaveField();
    jest.advanceTimersByTime(60_000);
    expect(calls).toEqual([]);
  });

  it('is asked again after as long as is wished, unless something is done before', () => {
    pauseIn(30_000);
    jest.advanceTimersByTime(29_999);
    expect(calls).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(calls).toEqual(['pause']);
    pauseIn(30_000);
    type();
    jest.advanceTimersByTime(60_000);
    expect(count('pause')).toBe(2);
  });
});

describe('a page that goes', () => {
  it('is hidden once, however the browser says so', () => {
    turn('hidden');
    happen('pagehide');
    turn('hidden');
    expect(calls).toEqual(['hide']);
  });

  it('has no pause any more of what was typed before', () => {
    type();
    turn('hidden');
    jest.advanceTimersByTime(60_000);
    expect(calls).toEqual(['typed', 'hide']);
  });

  it.each([
    ['is shown again', () => turn('visible')],
    ['comes back from the back-forward cache', () => happen('pageshow')],
  ])('and %s may be hidden again', (_, comeBack) => {
    happen('pagehide');
    comeBack();
    happen('pagehide');
    expect(calls).toEqual(['hide', 'hide']);
  });
});

describe('the browser', () => {
  it('tells of the network, and of what another tab has written', () => {
    happen('online');
    happen('storage');
    expect(calls).toEqual(['online', 'other tab']);
  });

  it('tells nothing any more after the script was stopped', () => {
    type();
    calls.length = 0;
    stopping.current.abort();
    type();
    leaveField();
    turn('hidden');
    for (const name of ['pagehide', 'online', 'storage']) happen(name);
    jest.advanceTimersByTime(60_000);
    expect(calls).toEqual([]);
  });
});
