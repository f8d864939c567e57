import { errorsOf, operationsOf } from '../aws/models/catalogue.ts';
import { SERVICE_NAMES, type ServiceName } from '../aws/service.ts';
import { createIsCallable } from '../iam/callable.ts';
import type { FaultCatalogue } from '../shown/answers.ts';
import type { StackModel } from '../stack/model.ts';
import { CRASH, HOPS, INVOKE_TARGET, THROTTLED, TIMEOUT, type Hop } from './fault.ts';
import { deliveryKindText, HOP_TEXTS } from './fault-words.ts';
import type { FaultNames } from './read-fault.ts';

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Functions that another one knows by its ARN: timers are made for them. */
const timerTargets = ({ functions }: StackModel): readonly string[] =>
  functions
    .filter(({ arn }) => functions.some(({ environment }) => Object.values(environment).includes(arn)))
    .map(({ shortName }) => shortName);

/** The names that faults may have in this stack. On a call that no role allows, one would wait for ever. */
export const faultNamesOf = (model: StackModel): FaultNames => {
  const shortNamesOf = (names: readonly string[]) =>
    model.functions.filter(({ name }) => names.includes(name)).map(({ shortName }) => shortName);
  const timer = timerTargets(model);
  const isCallable = createIsCallable(model.permissions);
  const bus = shortNamesOf(
    model.rules.flatMap(({ targets }) => targets.map(({ functionName }) => functionName)),
  );
  const recurring = shortNamesOf(model.scheduledTargets.map(({ target }) => target.functionName));
  return {
    functions: model.functions.map(({ shortName }) => shortName),
    leadsTo: {
      timer,
      stream: shortNamesOf(model.streamSources.map(({ functionName }) => functionName)),
      bus,
      async: unique([...timer, ...bus, ...recurring]),
      api: shortNamesOf(model.api.routes.map(({ functionName }) => functionName)),
    },
    operationsOf: (service) => [
      ...operationsOf(service).filter((operation) => isCallable(service, operation)),
      ...(service === 'scheduler' ? [INVOKE_TARGET] : []),
    ],
  };
};

const errorsOfAll = (service: ServiceName): readonly string[] => [
  ...unique(operationsOf(service).flatMap((operation) => errorsOf(service, operation))).toSorted(),
  TIMEOUT,
  CRASH,
];

const hops: readonly Hop[] = ['timer', 'stream', 'bus', 'async', 'api'];

/** All that may be set to go wrong, for people to choose from. */
export const createFaultCatalogue = ({
  functions,
  leadsTo,
  operationsOf: all,
}: FaultNames): FaultCatalogue => ({
  services: SERVICE_NAMES.map((name) => ({ name, operations: all(name), errors: errorsOfAll(name) })).filter(
    ({ operations }) => operations.length > 0,
  ),
  deliveries: hops.map((hop) => ({
    hop,
    text: HOP_TEXTS[hop],
    kinds: HOPS[hop].map((delivery) => ({ delivery, text: deliveryKindText(hop, delivery) })),
    functions: leadsTo[hop],
  })),
  functions,
  functionErrors: [THROTTLED],
});
