import { toast } from '../../components/toaster.tsx';
import { post } from '../../store.ts';

/** Posts one fault and says what came of it. @returns whether it waits now */
export const setFault = async (body: object): Promise<boolean> => {
  const outcome = await post('faults', body);
  if (outcome.isOk) toast({ tone: 'good', text: 'Set. It waits until it is met.' });
  else toast({ tone: 'bad', text: outcome.message });
  return outcome.isOk;
};
