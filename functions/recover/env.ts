import * as z from 'zod';
import { jsonVariable } from '../shared/contract/json-variable.ts';
import { senderSettingsSchema, sendingSettingsSchema, shopSettingsSchema } from '../shared/contract/store.ts';
import { timerEnv } from '../shared/contract/timer-env.ts';

export const recoverEnv = timerEnv.extend({
  LINK_SECRET_ID: z.string(),
  CONFIGURATION_SET_NAME: z.string(),
  /** Where the links of a mail point, without a slash at the end. */
  LINK_BASE_URL: z.string(),
  SHOP: jsonVariable(shopSettingsSchema),
  SENDER: jsonVariable(senderSettingsSchema),
  SENDING: jsonVariable(sendingSettingsSchema),
});
