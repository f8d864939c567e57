import type { Memory } from './memory.ts';
import type { Post } from './post.ts';

/**
 * "Don't save" is a promise: what the server has not confirmed it is told again on the next page, or when online.
 * `true`: it has confirmed all of it.
 */
export const createCarryOut = (memory: Memory, post: Post) => {
  const toErase = () => memory.read().toErase ?? [];

  const erase = async (id: string) => {
    if ((await post(`/v1/checkouts/${id}/forget`, '')) !== 'taken') return;
    memory.write({ ...memory.read(), toErase: toErase().filter((each) => each !== id) });
  };
  return async (): Promise<boolean> => {
    await Promise.all(toErase().map(erase));
    return toErase().length === 0;
  };
};
