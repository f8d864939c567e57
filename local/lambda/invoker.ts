import type { Invoker } from '../ports.ts';
import type { AsyncQueue } from './async-queue.ts';
import { FunctionError } from './function-error.ts';
import type { Runtime } from './runtime.ts';

export const createInvoker = (runtime: Pick<Runtime, 'run'>, queue: Pick<AsyncQueue, 'add'>): Invoker => ({
  invoke: async (functionName, event) => {
    const outcome = await runtime.run(functionName, event);
    if (outcome.kind === 'error') throw new FunctionError(outcome.error);
    return outcome.payload;
  },
  invokeAsync: (functionName, event) => queue.add(functionName, event),
});
