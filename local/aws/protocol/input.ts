import { findOperation } from '../models/load-model.ts';
import type { Member, ServiceModel, Shape } from '../models/model.ts';
import { jsonOf, type AwsCall, type Input } from '../service.ts';
import { createUriReader } from './uri.ts';

/** What is read is not checked yet. `undefined`: the body is no JSON object. */
export type InputReader = (call: AwsCall) => Input | undefined;

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bodyOf = ({ body }: AwsCall): Input | undefined => {
  const json = body.length === 0 ? {} : jsonOf(body);
  return isObject(json) ? json : undefined;
};

/** A text from outside the body as the JSON value that it stands for. What cannot be one stays a text. */
const valueOf = (text: string, shape: Shape | undefined): unknown => {
  switch (shape?.type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'boolean':
      return /^(true|false)$/.test(text) ? text === 'true' : text;
    case 'timestamp':
      return Number.isNaN(Date.parse(text)) ? text : Date.parse(text) / 1000;
    case 'string':
    case 'blob':
    case 'list':
    case 'map':
    case 'structure':
    case undefined:
      return text;
  }
};

type ReadMember = (call: AwsCall, body: Input, labels: Readonly<Record<string, string>>) => unknown;

const memberReader = (shapes: ServiceModel['shapes'], name: string, member: Member): ReadMember => {
  const { location, locationName = name } = member;
  const shape = shapes[member.shape];
  const read = (text: string | undefined) => (text === undefined ? undefined : valueOf(text, shape));
  switch (location) {
    case 'uri':
      return (_call, _body, labels) => read(labels[locationName]);
    case 'header':
      return ({ headers }) => read(headers[locationName.toLowerCase()]?.toString());
    case 'querystring':
      if (shape?.type !== 'list') return ({ query }) => read(query.get(locationName) ?? undefined);
      return ({ query }) =>
        query.has(locationName)
          ? query.getAll(locationName).map((text) => valueOf(text, shapes[shape.member]))
          : undefined;
    case undefined:
      return (_call, body) => body[name];
  }
};

/** Reads the input of an operation from its request, as the protocol of the service and the model's bindings say. */
export const createInputReader = (model: ServiceModel, operationName: string): InputReader => {
  const operation = findOperation(model, operationName);
  const shape = operation && model.shapes[operation.input];
  if (operation === undefined || shape?.type !== 'structure' || model.protocol === 'json') return bodyOf;
  const readLabels = createUriReader(operation.uri);
  const readers = Object.entries(shape.members).map(
    ([name, member]) => [name, memberReader(model.shapes, name, member)] as const,
  );
  return (call) => {
    const body = bodyOf(call);
    const labels = readLabels(call.path) ?? {};
    return body && Object.fromEntries(readers.map(([name, read]) => [name, read(call, body, labels)]));
  };
};
