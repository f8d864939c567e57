import { jsonVariable } from '../shared/contract/json-variable.ts';
import { sendingSettingsSchema } from '../shared/contract/store.ts';
import { timerEnv } from '../shared/contract/timer-env.ts';

export const scheduleEnv = timerEnv.extend({ SENDING: jsonVariable(sendingSettingsSchema) });
