import type { ServiceName } from '../service.ts';
import { findOperation, loadModel } from './load-model.ts';

/**
 * What any operation may answer, declared or not
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html). `InternalServerError` stands for a 500
 * of any service, whatever that service calls it.
 */
const COMMON_ERRORS = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InternalFailure',
  'InternalServerError',
  'InvalidClientTokenId',
  'MalformedHttpRequestException',
  'NotAuthorized',
  'OptInRequired',
  'RequestAbortedException',
  'RequestEntityTooLargeException',
  'RequestExpired',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'ThrottlingException',
  'UnrecognizedClientException',
  'ValidationException',
];

/** The operations of a service that the local run answers, by name. */
export const operationsOf = (service: ServiceName): readonly string[] =>
  Object.keys(loadModel(service).operations).sort();

/**
 * The names of the errors that an operation can have: those that it declares, then those that any may have. None for an
 * operation that the local run does not have.
 */
export const errorsOf = (service: ServiceName, operation: string): readonly string[] => {
  const declared = findOperation(loadModel(service), operation)?.errors;
  return declared === undefined ? [] : [...new Set([...declared, ...COMMON_ERRORS])];
};
