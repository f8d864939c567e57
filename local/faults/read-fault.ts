import * as z from 'zod';
import { SERVICE_NAMES, type ServiceName } from '../aws/service.ts';
import { HOPS, INVOKE_TARGET, THROTTLED, TIMEOUT, type Fault, type Hop } from './fault.ts';

/** The names that a fault may have, as this stack has them. */
export interface FaultNames {
  /** Short names. */
  readonly functions: readonly string[];
  /** The functions that each hop leads to. */
  readonly leadsTo: Readonly<Record<Hop, readonly string[]>>;
  /** Those that faults may be set on. */
  operationsOf(service: ServiceName): readonly string[];
}

const SERVICE_ALIASES: Readonly<Record<string, string>> = {
  sesv2: 'ses',
  email: 'ses',
  secrets: 'secretsmanager',
  'secrets-manager': 'secretsmanager',
};

const serviceName = (name: unknown): unknown => {
  if (typeof name !== 'string') return name;
  const plain = name.toLowerCase();
  return SERVICE_ALIASES[plain] ?? plain;
};

/** Whatever a client calls it: there was no answer. */
const NO_ANSWER = /^(time-?out(error|exception)?|ECONN\w+|socket\w*|network\w*)$/i;

const errorName = (name: unknown): unknown =>
  typeof name === 'string' && NO_ANSWER.test(name) ? TIMEOUT : name;

const count = z.int().positive().default(1);
/** Longer than Lambda lets any function run. */
const LONGEST_SLOWNESS_MS = 900_000;
const slowMs = z.int().positive().max(LONGEST_SLOWNESS_MS);
/** 30 days: longer than AWS holds anything back. */
const LONGEST_DELAY_S = 2_592_000;

const called = {
  service: z.preprocess(serviceName, z.enum(SERVICE_NAMES)),
  operation: z.string().regex(/^[A-Z][A-Za-z]+$/, 'an operation, such as SendEmail'),
};

const failingCall = z.strictObject({
  ...called,
  when: z.enum(['before', 'after']),
  error: z.preprocess(
    errorName,
    z
      .string()
      .regex(
        /^([A-Z][A-Za-z]+|timeout|crash)$/,
        "an error's name, such as ThrottlingException, timeout or crash",
      ),
  ),
  count,
});
const slowCall = z.strictObject({ ...called, slowMs, count });
const kill = z.strictObject({ function: z.string(), when: z.enum(['before', 'during', 'after']), count });
const slowFunction = z.strictObject({ function: z.string(), slowMs, count });
const throttle = z.strictObject({ function: z.string(), error: z.literal(THROTTLED), count });
const delivery = z.strictObject({
  hop: z.enum(['timer', 'stream', 'bus', 'async', 'api']),
  delivery: z.enum(['lost', 'doubled', 'late', 'unanswered']),
  delayS: z.number().positive().max(LONGEST_DELAY_S).optional(),
  function: z.string().optional(),
  count,
});

/** Which shape a body means, by the fields that it has: so that what is wrong is said of the right one. */
const schemaFor = (posted: object) => {
  if ('hop' in posted) return delivery.transform((fault) => ({ kind: 'delivery' as const, ...fault }));
  if ('function' in posted) {
    if ('slowMs' in posted)
      return slowFunction.transform((fault) => ({ kind: 'slow-function' as const, ...fault }));
    if ('error' in posted) return throttle.transform((fault) => ({ kind: 'throttle' as const, ...fault }));
    return kill.transform((fault) => ({ kind: 'kill' as const, ...fault }));
  }
  if ('slowMs' in posted) return slowCall.transform((fault) => ({ kind: 'slow-call' as const, ...fault }));
  return failingCall.transform((fault) => ({ kind: 'failing-call' as const, ...fault }));
};

interface Mistake {
  readonly path: readonly string[];
  readonly message: string;
}

const unknown = (field: string, name: string, known: readonly string[]): Mistake => ({
  path: [field],
  message: `${name} is not known here; there is ${known.join(', ')}`,
});

const mistakesInDelivery = (
  fault: Extract<Fault, { kind: 'delivery' }>,
  names: FaultNames,
): readonly Mistake[] => {
  const { hop, delivery: what, delayS } = fault;
  const possible: readonly string[] = HOPS[hop];
  const targets = names.leadsTo[hop];
  const isKnown = fault.function === undefined || targets.includes(fault.function);
  return [
    ...(possible.includes(what)
      ? []
      : [{ path: ['delivery'], message: `${hop} has no ${what}; there is ${possible.join(', ')}` }]),
    ...(what === 'late' && delayS === undefined
      ? [{ path: ['delayS'], message: 'late by how many seconds?' }]
      : []),
    ...(what !== 'late' && delayS !== undefined
      ? [{ path: ['delayS'], message: 'only for the delivery late' }]
      : []),
    ...(isKnown ? [] : [unknown('function', fault.function ?? '', targets)]),
  ];
};

/** What a well-formed fault says of this stack that is not so. */
const mistakesIn = (fault: Fault, names: FaultNames): readonly Mistake[] => {
  switch (fault.kind) {
    case 'failing-call':
    case 'slow-call': {
      const operations = names.operationsOf(fault.service);
      if (!operations.includes(fault.operation)) return [unknown('operation', fault.operation, operations)];
      return fault.kind === 'slow-call' && fault.operation === INVOKE_TARGET
        ? [
            {
              path: ['slowMs'],
              message: 'nobody waits for it: set {"hop":"timer","delivery":"late"} instead',
            },
          ]
        : [];
    }
    case 'kill':
    case 'slow-function':
    case 'throttle':
      return names.functions.includes(fault.function)
        ? []
        : [unknown('function', fault.function, names.functions)];
    case 'delivery':
      return mistakesInDelivery(fault, names);
  }
};

const isAbout = (posted: unknown): posted is object =>
  typeof posted === 'object' &&
  posted !== null &&
  ['service', 'operation', 'function', 'hop'].some((field) => field in posted);

/** The body of `POST /_local/faults`; docs/local.md has its shapes. What is wrong is said of the field that it stands in. */
export const createFaultSchema = (names: FaultNames) =>
  z.unknown().transform((posted, context): Fault => {
    if (!isAbout(posted)) {
      const message = 'a fault names a service and an operation, a function, or a hop';
      context.issues.push({ code: 'custom', message, input: posted });
      return z.NEVER;
    }
    const parsed = schemaFor(posted).safeParse(posted);
    const issues = parsed.success ? mistakesIn(parsed.data, names) : parsed.error.issues;
    for (const { path, message } of issues)
      context.issues.push({ code: 'custom', path: [...path], message, input: posted });
    return parsed.success && issues.length === 0 ? parsed.data : z.NEVER;
  });
