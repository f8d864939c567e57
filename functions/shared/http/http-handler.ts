import middy from '@middy/core';
import type { Log } from '../ports.ts';
import { bodyMiddleware, type HttpEvent } from './body-middleware.ts';
import { errorMiddleware } from './error-middleware.ts';
import { HttpError } from './errors.ts';
import type { HttpResponse } from './responses.ts';

export type Route = (event: HttpEvent) => Promise<HttpResponse>;

/** By API Gateway's route key, such as `POST /v1/checkouts/{checkoutId}`. */
export type Routes = ReadonlyMap<string, Route>;

const dispatch =
  (routes: Routes) =>
  async (event: HttpEvent): Promise<HttpResponse> => {
    const route = routes.get(event.routeKey);
    if (route === undefined) throw new HttpError('not-found', 'There is nothing here.');
    return route(event);
  };

/**
 * The Lambda handler behind an HTTP API (payload format 2.0): reads the body, finds the route, renders what was
 * thrown. More middlewares can be added with `.use`.
 */
export const createHttpHandler = (routes: Routes, log: Log) =>
  middy<HttpEvent, HttpResponse>(dispatch(routes)).use(errorMiddleware(log)).use(bodyMiddleware());
