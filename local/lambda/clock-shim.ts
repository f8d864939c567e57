/**
 * Shifts this process's `Date` by the local clock's offset. Loaded before the function's bundle, which knows nothing of
 * it. What does not ask `Date` (`performance.now`, `setTimeout`) keeps the machine's time.
 */
const MachineDate = globalThis.Date;
let offsetMs = 0;

export const setClockOffset = (ms: number): void => {
  offsetMs = ms;
};

const now = (): number => MachineDate.now() + offsetMs;

globalThis.Date = new Proxy(MachineDate, {
  apply: () => new MachineDate(now()).toString(),
  construct: (target, args, newTarget) => {
    const instance: unknown = Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget);
    return new Object(instance);
  },
  get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
