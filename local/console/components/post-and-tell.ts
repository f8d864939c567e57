import { post } from '../store.ts';
import { toast } from './toaster.tsx';

/**
 * Posts to `/_local` and says in a toast what came of it: why not, or else `done`, where there is something to say.
 * @returns whether it went well
 */
export const postAndTell = async (
  action: Parameters<typeof post>[0],
  body?: object,
  done?: string,
): Promise<boolean> => {
  const outcome = await post(action, body);
  if (!outcome.isOk) toast({ tone: 'bad', text: outcome.message });
  else if (done !== undefined) toast({ tone: 'good', text: done });
  return outcome.isOk;
};
