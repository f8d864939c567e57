import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { withAccessKeyId } from './callers.ts';
import type { AwsAnswer, AwsCall, AwsService } from './service.ts';
import { awsJson } from './wire.ts';

const wire = awsJson('dynamodb', '1.0', 'com.amazonaws.dynamodb.v20120810#');

/** Shorter than DynamoDB Local keeps an idle connection, so that it never closes one that is about to be used. */
const IDLE_CONNECTION_MS = 5000;

const KEPT_HEADERS = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'];

const answerOf = async (response: IncomingMessage): Promise<AwsAnswer> => ({
  status: response.statusCode ?? 500,
  headers: Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      KEPT_HEADERS.includes(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  ),
  body: await buffer(response),
});

/** DynamoDB: passed on, as it is, to DynamoDB Local at `endpoint`. */
export const createDynamoDbProxy = (endpoint: string): AwsService => {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  const forward = (call: AwsCall): Promise<AwsAnswer> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': call.headers['content-type'],
        'x-amz-target': call.headers['x-amz-target'],
        'x-amz-date': call.headers['x-amz-date'],
        authorization: withAccessKeyId(call.headers.authorization, 'local'),
        'content-length': call.body.length,
      };
      httpRequest(endpoint, { method: call.method, agent, headers })
        .once('error', reject)
        .once('response', (response) => void answerOf(response).then(resolve, reject))
        .end(call.body);
    });
  return {
    name: 'dynamodb',
    answer: (_operation, call) => forward(call),
    refuse: wire.refuse,
  };
};
