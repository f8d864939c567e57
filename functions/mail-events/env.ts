import * as z from 'zod';
import { jsonVariable } from '../shared/contract/json-variable.ts';
import { retentionSettingsSchema, storeIdSchema } from '../shared/contract/store.ts';

export const mailEventsEnv = z.object({
  TABLE_NAME: z.string(),
  STORE_ID: storeIdSchema,
  RETENTION: jsonVariable(retentionSettingsSchema),
});
