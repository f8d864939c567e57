/** Stands for the process's death: whatever the code would do about an error, a test lets nothing of it happen. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Counts the calls of ports and kills the process before or after the one that is meant. */
export interface Killer {
  readonly guard: <Ports extends object>(ports: Ports) => Ports;
  readonly calls: () => number;
}

/** After it has killed, every further call of the same run fails too: the dead do nothing. */
export const createKiller = (at: number, when: 'before' | 'after'): Killer => {
  let calls = 0;
  let isDead = false;
  const through = async (call: () => unknown): Promise<unknown> => {
    if (isDead) throw new Killed();
    calls += 1;
    const isHit = calls === at;
    if (isHit && when === 'before') isDead = true;
    if (isDead) throw new Killed();
    const answer = await call();
    if (isHit) isDead = true;
    if (isDead) throw new Killed();
    return answer;
  };
  return {
    guard: (ports) =>
      new Proxy(ports, {
        get: (target, name) => {
          const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
          return (...args: unknown[]) => through(() => method(...args));
        },
      }),
    calls: () => calls,
  };
};
