import type { Invoker } from '../ports.ts';
import type { AsyncQueue } from './async-queue.ts';
import { THROTTLED } from '../faults/fault.ts';
import { FunctionError } from './function-error.ts';
import type { Runtime } from './runtime.ts';

export const createInvoker = (runtime: Pick<Runtime, 'run'>, queue: Pick<AsyncQueue, 'add'>): Invoker => ({
  invoke: async (functionName, event) => {
    const outcome = await runtime.run(functionName, event, { trigger: 'direct', attempt: 1 });
    if (outcome.kind === 'error') throw new FunctionError(outcome.error);
    if (outcome.kind === 'throttled')
      throw new FunctionError({ errorType: THROTTLED, errorMessage: 'Rate Exceeded.' });
    return outcome.payload;
  },
  invokeAsync: (functionName, event, trigger, delayMs) => queue.add(functionName, event, trigger, delayMs),
});
