import * as z from 'zod';
import { timerEnv } from '../shared/contract/timer-env.ts';

export const sweepEnv = timerEnv.extend({ SWEEP_INDEX_NAME: z.string() });
