import type { Memory } from './memory.ts';
import type { Post } from './post.ts';

/**
 * "Don't save" is a promise: what could not be told to the server is told again on the next page, or when online.
 * `true`: the server has confirmed all of it.
 */
export const createCarryOut = (memory: Memory, post: Post) => async (): Promise<boolean> => {
  const { toErase: ids = [] } = memory.read();
  const outcomes = await Promise.all(ids.map((id) => post(`/v1/checkouts/${id}/forget`, '')));
  const erased = ids.filter((_, at) => outcomes[at] !== 'unreached');
  const { toErase = [], ...rest } = memory.read();
  const left = toErase.filter((id) => !erased.includes(id));
  if (erased.length > 0) memory.write({ ...rest, toErase: left });
  return left.length === 0;
};
