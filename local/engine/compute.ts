import type { Fates } from '../faults/fates.ts';
import { permittedQueues, permittedWrite } from '../iam/permitted.ts';
import type { Permissions } from '../iam/permissions.ts';
import { createInvocationWatch } from '../journal/watch-invocations.ts';
import { createAsyncQueue } from '../lambda/async-queue.ts';
import { createInvoker } from '../lambda/invoker.ts';
import { createPlatformLog } from '../lambda/platform-log.ts';
import { createRuntime, type BegunInvocation } from '../lambda/runtime.ts';
import type { InvocationOutcome } from '../lambda/worker.ts';
import type { LocalClock, Queues } from '../ports.ts';
import type { StackModel } from '../stack/model.ts';
import type { Builds } from '../watch/builds.ts';
import { watchedRuntime } from '../watch/watched-runtime.ts';
import type { FaultOn } from './fault-on.ts';
import type { Names } from './names.ts';
import type { Observation } from './observation.ts';

interface ComputeParts {
  readonly model: StackModel;
  readonly clock: LocalClock;
  readonly names: Names;
  readonly observation: Observation;
  readonly queues: Pick<Queues, 'send'>;
  readonly fates: Fates;
  readonly faultOn: FaultOn;
  readonly permissions: Pick<Permissions, 'mayLog' | 'mayFailInto'>;
  /** With `--watch`: nothing runs that is older than these. */
  readonly builds: Pick<Builds, 'settled'> | undefined;
  /** Known by the time that the first event comes. */
  readonly endpointUrl: () => string;
  readonly onDone: () => void;
}

/** Lambda: the functions, asked by others or by the queue that Lambda keeps for them. */
export const createCompute = ({
  model,
  clock,
  names,
  observation: { invocations, output, record },
  queues,
  fates,
  faultOn,
  permissions,
  builds,
  endpointUrl,
  onDone,
}: ComputeParts) => {
  const writeLog = permittedWrite(output.write, permissions.mayLog);
  const watchInvocation = createInvocationWatch(record, invocations);
  const logInvocation = createPlatformLog(model.functions, writeLog);
  const processes = createRuntime({
    functions: model.functions,
    region: model.resources.region,
    endpointUrl,
    clock,
    fates,
    onOutput: (shortName, stream, text, processId) =>
      writeLog(shortName, stream, text, invocations.requestIdOf(processId)),
    onBegun: (begun: BegunInvocation) => {
      const watched = watchInvocation(begun);
      const logged = logInvocation(begun);
      return (outcome: InvocationOutcome) => {
        logged(outcome);
        watched(outcome);
      };
    },
    onDone,
  });
  const runtime =
    builds === undefined
      ? processes
      : watchedRuntime(processes, builds, (functionName, error) =>
          output.write(names.shortNameOf(functionName), 'stderr', error),
        );
  const asyncQueue = createAsyncQueue({
    functions: model.functions,
    runtime,
    clock,
    queuesOf: (functionName) =>
      permittedQueues(queues, (queueArn) => permissions.mayFailInto(functionName, queueArn)),
    faultOn: faultOn('async'),
  });
  return { runtime, asyncQueue, invoker: createInvoker(runtime, asyncQueue) };
};
