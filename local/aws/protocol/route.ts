import type { ServiceModel } from '../models/model.ts';
import type { AwsCall } from '../service.ts';
import { createUriReader } from './uri.ts';

/** `undefined`: not an operation of the model. */
export type Router = (call: Pick<AwsCall, 'method' | 'path' | 'headers'>) => string | undefined;

/** https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html: a header names the operation. */
const byTarget = ({ operations, targetPrefix = '' }: ServiceModel): Router => {
  const byHeader = new Map(Object.keys(operations).map((name) => [`${targetPrefix}.${name}`, name]));
  return ({ headers }) => byHeader.get(String(headers['x-amz-target']));
};

/** https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html: method and path do. */
const byPath = ({ operations }: ServiceModel): Router => {
  const routes = Object.entries(operations).map(([name, { method, uri }]) => ({
    name,
    method,
    read: createUriReader(uri),
  }));
  return (call) =>
    routes.find(({ method, read }) => method === call.method && read(call.path) !== undefined)?.name;
};

/** Finds the operation that a request asks for, by the protocol of its service. */
export const createRouter = (model: ServiceModel): Router =>
  model.protocol === 'json' ? byTarget(model) : byPath(model);
