import { byService, loadModel } from '../models/load-model.ts';
import type { AwsCall, ServiceName } from '../service.ts';
import { createRouter } from './route.ts';

const routerOf = byService((service) => createRouter(loadModel(service)));

/** The operation that a request to a service asks for; `undefined`: one that the local run does not have. */
export const operationOf = (service: ServiceName, call: AwsCall): string | undefined =>
  routerOf(service)(call);
