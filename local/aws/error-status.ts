import type { ServiceName } from './service.ts';

/** HTTP status by error name. What is not listed is 400, and 500 where the name says that the server is at fault. */
const STATUS: Readonly<Record<ServiceName, Readonly<Record<string, number>>>> = {
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  dynamodb: {},
  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
  scheduler: {
    ConflictException: 409,
    ResourceNotFoundException: 404,
    ServiceQuotaExceededException: 402,
    ThrottlingException: 429,
  },
  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
  ses: { NotFoundException: 404, TooManyRequestsException: 429 },
  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
  secretsmanager: {},
};

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html */
const COMMON: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ServiceUnavailable: 503,
  UnknownOperationException: 404,
};

const isServerFault = (error: string): boolean =>
  /^(Internal|Service\w*Unavailable|ServiceFailure)/.test(error);

/** The HTTP status that a service answers an error with. */
export const errorStatus = (service: ServiceName, error: string): number =>
  STATUS[service][error] ?? COMMON[error] ?? (isServerFault(error) ? 500 : 400);
