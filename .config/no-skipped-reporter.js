const NOT_RUN = new Set(['pending', 'skipped', 'disabled', 'todo']);

const namesOfNotRun = ({ testResults }) =>
  testResults.flatMap(({ testFilePath, testResults: tests }) =>
    tests
      .filter(({ status }) => NOT_RUN.has(status))
      .map(({ fullName, status }) => `${status}: ${fullName} (${testFilePath})`),
  );

/**
 * Jest reporter: a run with a skipped or todo test fails, and so does one in which no test ran. Its last line is the
 * count in plain words, for CI. Tests left out by `-t` are asked for and do no harm.
 */
export default class NoSkippedReporter {
  #isNarrowed;
  #error;

  constructor({ testNamePattern }) {
    this.#isNarrowed = Boolean(testNamePattern);
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const notRun = this.#isNarrowed ? [] : namesOfNotRun(results);
    if (notRun.length > 0) {
      this.#error = new Error(`A skipped test fails the run:\n${notRun.join('\n')}`);
    } else if (numPassedTests + failed === 0) {
      this.#error = new Error('No test ran.');
    }
    if (this.#error) console.error(`\n${this.#error.message}`);
    console.log(`\n${numPassedTests} passed, ${failed} failed, ${notRun.length} skipped`);
  }

  /** Jest fails the run when there is one. */
  getLastError() {
    return this.#error;
  }
}
