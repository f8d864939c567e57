import * as z from 'zod';
import { jsonVariable } from '../shared/contract/json-variable.ts';
import { retentionSettingsSchema, storeIdSchema } from '../shared/contract/store.ts';

export const ordersEnv = z.object({
  TABLE_NAME: z.string(),
  RECIPIENT_INDEX_NAME: z.string(),
  ADDRESS_SECRET_ID: z.string(),
  ORDER_SECRET_ID: z.string(),
  STORE_ID: storeIdSchema,
  RETENTION: jsonVariable(retentionSettingsSchema),
});
