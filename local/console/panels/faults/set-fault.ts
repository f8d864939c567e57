import { postAndTell } from '../../components/post-and-tell.ts';

/** @returns whether it waits now */
export const setFault = (body: object): Promise<boolean> =>
  postAndTell('faults', body, 'Set. It waits until it is met.');
