import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalStack } from '../../local/run.ts';
import type { PermissionUses } from './unused-permissions.ts';

/**
 * Stops a local stack and leaves which of its permissions were used where `npm test` ends by looking at all of them.
 * @param isAsDeployed false where the test has changed the template: then what it grants says nothing about ours
 */
export const stopCounted = async (stack: LocalStack, isAsDeployed = true): Promise<void> => {
  const folder = process.env['PERMISSION_USES_DIR'];
  const { granted } = stack.engine.permissions.shown();
  const uses: PermissionUses = { isAsDeployed, granted };
  if (folder !== undefined) await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(uses));
  await stack.stop();
};
