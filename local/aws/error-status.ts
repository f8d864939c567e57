import { loadModel } from './models/load-model.ts';
import type { ServiceModel } from './models/model.ts';
import type { ServiceName } from './service.ts';

/**
 * What no operation declares and is not 400, by protocol
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html,
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html).
 */
const COMMON: Readonly<Record<ServiceModel['protocol'], Readonly<Record<string, number>>>> = {
  json: { ServiceUnavailable: 503 },
  'rest-json': {
    AccessDeniedException: 403,
    ServiceUnavailable: 503,
    UnknownOperationException: 404,
    UnrecognizedClientException: 403,
  },
};

const isServerFault = (error: string): boolean =>
  /^(Internal|Service\w*Unavailable|ServiceFailure)/.test(error);

/** The HTTP status that a service answers an error with: as its model says, and 400 or 500 where it says nothing. */
export const errorStatus = (service: ServiceName, error: string): number => {
  const { errors, protocol } = loadModel(service);
  return errors[error]?.status ?? COMMON[protocol][error] ?? (isServerFault(error) ? 500 : 400);
};
