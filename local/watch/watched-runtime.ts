import { randomUUID } from 'node:crypto';
import type { Runtime } from '../lambda/runtime.ts';
import type { Builds } from './builds.ts';

/**
 * Runs nothing that is older than the sources: an invocation waits for a build that is under way, and fails with what
 * the compiler says where they do not build.
 * @param onBroken is told of each invocation that failed so
 */
export const watchedRuntime = (
  runtime: Runtime,
  builds: Pick<Builds, 'settled'>,
  onBroken: (functionName: string, error: string) => void,
): Runtime => ({
  ...runtime,
  run: async (functionName, event, cause) => {
    const state = await builds.settled();
    if (state.kind === 'built') return runtime.run(functionName, event, cause);
    onBroken(functionName, state.error);
    return {
      kind: 'error',
      requestId: cause.requestId ?? randomUUID(),
      error: { errorType: 'LocalRun.DoesNotBuild', errorMessage: state.error },
    };
  },
});
