import type * as z from 'zod';
import type { timerEnv } from '../contract/timer-env.ts';
import type { TimerTarget } from './scheduler-timers.ts';

export const timerTargetOf = (env: z.output<typeof timerEnv>): TimerTarget => ({
  groupName: env.TIMER_GROUP_NAME,
  functionArn: env.TIMER_TARGET_ARN,
  roleArn: env.TIMER_ROLE_ARN,
  deadLetterArn: env.TIMER_DEAD_LETTER_ARN,
});
