import * as z from 'zod';
import { jsonVariable } from '../shared/contract/json-variable.ts';
import { linkOriginsSchema, retentionSettingsSchema, storeIdSchema } from '../shared/contract/store.ts';

export const captureEnv = z.object({
  TABLE_NAME: z.string(),
  ADDRESS_SECRET_ID: z.string(),
  STORE_ID: storeIdSchema,
  LINK_ORIGINS: jsonVariable(linkOriginsSchema),
  RETENTION: jsonVariable(retentionSettingsSchema),
});
