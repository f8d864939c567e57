import * as z from 'zod';
import { jsonVariable } from './json-variable.ts';
import { retentionSettingsSchema, sequenceSettingsSchema, storeIdSchema } from './store.ts';

/** What every function that arms timers is told. */
export const timerEnv = z.object({
  TABLE_NAME: z.string(),
  STORE_ID: storeIdSchema,
  TIMER_GROUP_NAME: z.string(),
  /** The recover function, which the timers invoke. Itself armed by its name, since its ARN would be a cycle. */
  TIMER_TARGET_ARN: z.string(),
  TIMER_ROLE_ARN: z.string(),
  TIMER_DEAD_LETTER_ARN: z.string(),
  SEQUENCE: jsonVariable(sequenceSettingsSchema),
  RETENTION: jsonVariable(retentionSettingsSchema),
});
