import { randomInt } from 'node:crypto';
import { createScheduler } from '../aws/scheduler.ts';
import { createSecrets } from '../aws/secrets.ts';
import { createSes } from '../aws/ses.ts';
import { createEventBus } from '../events/bus.ts';
import { createScheduledTargets } from '../events/scheduled-targets.ts';
import { createMayHandOver } from '../events/target-permission.ts';
import type { Faults } from '../faults/faults.ts';
import type { Permissions } from '../iam/permissions.ts';
import type { Invoker, LocalClock, Queues } from '../ports.ts';
import type { StackModel } from '../stack/model.ts';
import type { FaultOn } from './fault-on.ts';
import type { Names } from './names.ts';
import type { Observation } from './observation.ts';

interface ServicesParts {
  readonly model: StackModel;
  readonly clock: LocalClock;
  readonly names: Names;
  readonly observation: Pick<Observation, 'record' | 'report'>;
  readonly invoker: Invoker;
  readonly queues: Queues;
  readonly faults: Faults;
  readonly faultOn: FaultOn;
  readonly permissions: Permissions;
  readonly randomId: () => string;
}

/** What stands between the functions: the bus with its rules, timers, mails, secrets. */
export const createServices = ({
  model,
  names,
  observation: { record, report },
  queues,
  permissions,
  faults,
  faultOn,
  ...parts
}: ServicesParts) => {
  const { resources } = model;
  const mayHandOver = createMayHandOver({ permissions, queues, functionArnOf: names.arnOf });
  const place = { region: resources.region, accountId: resources.accountId };
  const bus = createEventBus({
    ...parts,
    ...place,
    rules: model.rules,
    onFailure: (rule, error) => report(`${rule}: ${String(error)}`),
    record,
    faultOn: faultOn('bus'),
    mayHandOver,
  });
  return {
    secrets: createSecrets({ ...parts, resources, randomInt }),
    ses: createSes({ ...parts, bus, resources, record }),
    scheduler: createScheduler({ ...parts, queues, faults, resources, record, permissions }),
    scheduledTargets: createScheduledTargets({
      ...parts,
      ...place,
      targets: model.scheduledTargets,
      shortNameOf: names.shortNameOf,
      mayHandOver,
    }),
  };
};
