import { readFileSync } from 'node:fs';
import type { ServiceName } from '../service.ts';
import { modelSchema, type Operation, type ServiceModel } from './model.ts';

/** Computes each service's value when it is asked for first, and keeps it. */
export const byService = <Value>(
  compute: (service: ServiceName) => Value,
): ((service: ServiceName) => Value) => {
  const known = new Map<ServiceName, { readonly value: Value }>();
  return (service) => {
    const found = known.get(service) ?? { value: compute(service) };
    known.set(service, found);
    return found.value;
  };
};

/** AWS's model of a service; README.md says where it comes from. */
export const loadModel = byService((service): ServiceModel => {
  const file = new URL(`${service}.json`, import.meta.url);
  return modelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
});

/** An operation of the model, `undefined` if the local run does not have it. */
export const findOperation = (model: ServiceModel, name: string): Operation | undefined =>
  Object.hasOwn(model.operations, name) ? model.operations[name] : undefined;
