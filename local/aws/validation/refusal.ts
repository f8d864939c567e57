import { refused, type Refusal, type ServiceName } from '../service.ts';
import type { Violation } from './check.ts';

/**
 * What each service calls an input that breaks a constraint. Secrets Manager's model does not declare it; it answers
 * so all the same.
 */
const VALIDATION_ERROR: Readonly<Record<ServiceName, string>> = {
  dynamodb: 'ValidationException',
  scheduler: 'ValidationException',
  ses: 'BadRequestException',
  secretsmanager: 'ValidationException',
};

type Constraint = Extract<Violation, { kind: 'constraint' }>;

const sentenceOf = ({ at, value, constraint }: Constraint): string =>
  `Value ${value === undefined ? 'null' : `'${value}'`} at '${at}' failed to satisfy constraint: ${constraint}`;

/** What a service answers to an input with these violations, in AWS's words; `undefined`: nothing is wrong. */
export const refusalOf = (service: ServiceName, violations: readonly Violation[]): Refusal | undefined => {
  if (violations.length === 0) return undefined;
  const mistyped = violations.find((violation) => violation.kind === 'type');
  if (mistyped !== undefined) {
    return refused('SerializationException', `The value at '${mistyped.at}' is no ${mistyped.expected}`);
  }
  const sentences = violations.filter((violation) => violation.kind === 'constraint').map(sentenceOf);
  const count = sentences.length === 1 ? '1 validation error' : `${sentences.length} validation errors`;
  return refused(VALIDATION_ERROR[service], `${count} detected: ${sentences.join('; ')}`);
};
