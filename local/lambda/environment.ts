import { accessKeyIdOf } from '../aws/callers.ts';
import type { FunctionModel } from '../stack/model.ts';

interface Place {
  readonly region: string;
  /** The local AWS endpoint: the SDK sends every service there, so that nothing ever leaves the machine. */
  readonly endpointUrl: string;
}

/**
 * What the function's process finds in its environment: the template's variables and what Lambda adds
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html), nothing of our own process. The access key
 * id is the function's short name and the session token the process's id, so that the endpoint knows who calls.
 */
export const functionEnvironment = (
  { name, shortName, handler, memoryMb, assetDir, environment }: FunctionModel,
  { region, endpointUrl }: Place,
  processId: string,
): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: processId,
  LAMBDA_TASK_ROOT: assetDir,
  _HANDLER: handler,
  ...environment,
  AWS_ACCESS_KEY_ID: accessKeyIdOf(shortName),
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: processId,
  AWS_ENDPOINT_URL: endpointUrl,
  AWS_ENDPOINT_URL_DYNAMODB: endpointUrl,
  AWS_ENDPOINT_URL_SCHEDULER: endpointUrl,
  AWS_ENDPOINT_URL_SESV2: endpointUrl,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpointUrl,
});
