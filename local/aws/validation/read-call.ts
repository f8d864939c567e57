import { byService, findOperation, loadModel } from '../models/load-model.ts';
import type { ServiceModel } from '../models/model.ts';
import { createInputReader, type InputReader } from '../protocol/input.ts';
import { done, refused, type AwsCall, type Input, type Outcome, type ServiceName } from '../service.ts';
import { createChecks } from './checks.ts';
import { refusalOf } from './refusal.ts';

type CallReader = (operation: string, call: AwsCall) => Outcome<Input>;

const createCallReader = (service: ServiceName, model: ServiceModel): CallReader => {
  const readers = new Map<string, InputReader>();
  const check = createChecks(model.shapes);
  const readerOf = (operation: string): InputReader => {
    const reader = readers.get(operation) ?? createInputReader(model, operation);
    readers.set(operation, reader);
    return reader;
  };
  return (operation, call) => {
    const shape = findOperation(model, operation)?.input;
    if (shape === undefined)
      return refused('UnknownOperationException', `not in the local run: ${operation}`);
    const input = readerOf(operation)(call);
    if (input === undefined) return refused('SerializationException', 'The body is no JSON object');
    return refusalOf(service, check(shape, input)) ?? done(input);
  };
};

const readerOf = byService((service) => createCallReader(service, loadModel(service)));

/** What a call asks of an operation, or why AWS refuses it before it looks at what is there. */
export const readCall = (service: ServiceName, operation: string, call: AwsCall): Outcome<Input> =>
  readerOf(service)(operation, call);
