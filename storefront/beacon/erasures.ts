import type { Memory } from './memory.ts';
import type { Post } from './post.ts';

/** "Don't save" is a promise: what could not be told to the server is told again on the next page, or when online. */
export interface Erasures {
  /** Forgets this browser's checkout, holds for 30 days, and tells the server. `true`: the server has confirmed. */
  forget(): Promise<boolean>;
  /** `true`: the server has confirmed all of them. */
  carryOut(): Promise<boolean>;
}

const HOLD_MS = 30 * 24 * 60 * 60 * 1000;

export const createErasures = (memory: Memory, post: Post, now: () => number): Erasures => {
  const carryOut = async () => {
    const ids = memory.read().toErase ?? [];
    const outcomes = await Promise.all(ids.map((id) => post(`/v1/checkouts/${id}/forget`, '')));
    const erased = ids.filter((_, at) => outcomes[at] !== 'unreached');
    const { toErase = [], ...rest } = memory.read();
    const left = toErase.filter((id) => !erased.includes(id));
    if (erased.length > 0) memory.write({ ...rest, toErase: left });
    return left.length === 0;
  };
  return {
    forget: () => {
      const { checkout, toErase = [] } = memory.read();
      const ids = checkout?.isSent ? [...toErase, checkout.id] : toErase;
      memory.write({ heldUntil: now() + HOLD_MS, toErase: ids });
      return carryOut();
    },
    carryOut,
  };
};
