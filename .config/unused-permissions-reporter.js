import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnused, findUnused } from '../test/support/unused-permissions.ts';

/** The figures that the local stacks of this run have left, as test/support/permission-uses.ts writes them. */
const readUses = (folder) =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/**
 * Jest reporter: a whole run fails where the template grants what no local stack has used. A run that was narrowed, or
 * that fails anyway, has not done all that the permissions are there for.
 */
export default class UnusedPermissionsReporter {
  #isWhole;
  #error;

  constructor({ testNamePattern, testPathPatterns, onlyChanged, onlyFailures, findRelatedTests, shard }) {
    const narrowing = [testNamePattern, onlyChanged, onlyFailures, findRelatedTests, shard];
    this.#isWhole = testPathPatterns.patterns.length === 0 && !narrowing.some(Boolean);
  }

  onRunComplete(_contexts, { numFailedTests, numRuntimeErrorTestSuites }) {
    const folder = process.env['PERMISSION_USES_DIR'];
    if (!this.#isWhole || folder === undefined) return;
    const found = describeUnused(findUnused(readUses(folder)));
    const hasFailed = numFailedTests + numRuntimeErrorTestSuites > 0;
    console.log(`\n${found === '' ? 'Every permission that is granted was used or is excused.' : found}`);
    if (found !== '' && !hasFailed) this.#error = new Error(found);
  }

  /** Jest fails the run when there is one. */
  getLastError() {
    return this.#error;
  }
}
