import { errorStatus } from './error-status.ts';
import type { AwsAnswer, Refusal, ServiceName } from './service.ts';

/** How a service's protocol writes answers and errors. */
export interface Wire {
  answer(body: unknown): AwsAnswer;
  refuse(refusal: Refusal): AwsAnswer;
}

const json = (status: number, contentType: string, body: unknown, headers = {}): AwsAnswer => ({
  status,
  headers: { 'content-type': contentType, ...headers },
  body: JSON.stringify(body),
});

/**
 * REST JSON (Scheduler, SES v2): the error's name stands in a header. `messageKey` differs by service.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson = (service: ServiceName, messageKey: 'Message' | 'message'): Wire => ({
  answer: (body) => json(200, 'application/json', body),
  refuse: ({ error, message }) =>
    json(
      errorStatus(service, error),
      'application/json',
      { [messageKey]: message },
      {
        'x-amzn-errortype': error,
      },
    ),
});

/**
 * AWS JSON (DynamoDB 1.0, Secrets Manager 1.1): the error's name stands in the body.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson = (service: ServiceName, version: '1.0' | '1.1', namespace = ''): Wire => {
  const contentType = `application/x-amz-json-${version}`;
  return {
    answer: (body) => json(200, contentType, body),
    refuse: ({ error, message }) =>
      json(errorStatus(service, error), contentType, { __type: `${namespace}${error}`, message }),
  };
};
