/** What Jest hands a reporter, as far as this one reads it. */
export default class UnusedPermissionsReporter {
  constructor(config: { readonly testPathPatterns: { readonly patterns: readonly string[] } });
  onRunComplete(
    contexts: unknown,
    results: { readonly numFailedTests: number; readonly numRuntimeErrorTestSuites: number },
  ): void;
  getLastError(): Error | undefined;
}
