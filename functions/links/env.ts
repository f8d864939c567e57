import * as z from 'zod';
import { jsonVariable } from '../shared/contract/json-variable.ts';
import { linkOriginsSchema, retentionSettingsSchema, shopSettingsSchema } from '../shared/contract/store.ts';

export const linksEnv = z.object({
  TABLE_NAME: z.string(),
  LINK_SECRET_ID: z.string(),
  SHOP: jsonVariable(shopSettingsSchema),
  LINK_ORIGINS: jsonVariable(linkOriginsSchema),
  RETENTION: jsonVariable(retentionSettingsSchema),
});
