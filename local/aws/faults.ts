import * as z from 'zod';
import type { Fault, Faults } from '../ports.ts';
import { SERVICE_NAMES } from './service.ts';

/** No answer at all: the connection stays open until the client gives up. */
export const TIMEOUT = 'timeout';

/** The calling function's process is killed at this very moment. */
export const CRASH = 'crash';

/** Stands for the Scheduler's own call of its target, which no function makes. */
export const INVOKE_TARGET = 'InvokeTarget';

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

/** The body of `POST /_local/faults`. Services go by the names in `/_local/calls`, or by their usual other ones. */
export const faultSchema = z.strictObject({
  service: z.preprocess(serviceName, z.enum(SERVICE_NAMES)),
  operation: z.string().regex(/^[A-Z][A-Za-z]+$/, 'an operation, such as SendEmail'),
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
  count: z.int().positive().default(1),
});

/** Faults wait in the order in which they were added; each call uses up one. */
export const createFaults = (): Faults => {
  let waiting: readonly Fault[] = [];
  return {
    add: (fault) => {
      waiting = [...waiting, fault];
    },
    take: (service, operation) => {
      const found = waiting.find((fault) => fault.service === service && fault.operation === operation);
      if (found === undefined) return undefined;
      waiting = waiting.flatMap((fault) => (fault === found ? used(fault) : [fault]));
      return { when: found.when, error: found.error };
    },
    clear: () => {
      waiting = [];
    },
  };
};

const used = (fault: Fault): readonly Fault[] =>
  fault.count > 1 ? [{ ...fault, count: fault.count - 1 }] : [];
