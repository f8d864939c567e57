export { timerEnv as scheduleEnv } from '../shared/contract/timer-env.ts';
