import type { RouteModel } from '../stack/model.ts';

/** The route that a request takes, with what its path holds, URL-decoded. */
export interface RouteMatch {
  readonly route: RouteModel;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: RouteModel;
  readonly method: string;
  readonly segments: readonly string[];
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const splitPath = (path: string): readonly string[] => path.split('/').slice(1);

const compile = (route: RouteModel): CompiledRoute => {
  const [method = '', path = ''] = route.routeKey.split(' ');
  return { route, method, segments: method === '$default' ? ['{proxy+}'] : splitPath(path) };
};

const parameterOf = (segment: string): string | undefined => /^\{(.+)\}$/.exec(segment)?.[1];

const matchSegments = (
  pattern: readonly string[],
  path: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const name = parameterOf(segment);
    if (name?.endsWith('+')) {
      parameters[name.slice(0, -1)] = path.slice(index).map(decode).join('/');
      return path.length > index ? parameters : undefined;
    }
    const found = path[index];
    if (found === undefined || (name === undefined ? found !== segment : found === '')) return undefined;
    if (name !== undefined) parameters[name] = decode(found);
  }
  return pattern.length === path.length ? parameters : undefined;
};

/**
 * Which route wins: literal segments over variables over a greedy one, an exact method over ANY, `$default` last
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation).
 */
const rank = ({ method, segments }: CompiledRoute): string => {
  if (method === '$default') return '9';
  const kinds = segments.map((segment) => {
    const name = parameterOf(segment);
    return name === undefined ? '0' : name.endsWith('+') ? '2' : '1';
  });
  return `${kinds.join('')}${method === 'ANY' ? '1' : '0'}`;
};

export type MatchRoute = (method: string, path: string) => RouteMatch | undefined;

/** @returns a function that finds the route of a request by its method and its path, still percent-encoded */
export const createMatchRoute = (routes: readonly RouteModel[]): MatchRoute => {
  const compiled = routes.map(compile).toSorted((one, other) => rank(one).localeCompare(rank(other)));
  return (method, path) => {
    const segments = splitPath(path);
    for (const candidate of compiled) {
      if (![method, 'ANY', '$default'].includes(candidate.method)) continue;
      const pathParameters = matchSegments(candidate.segments, segments);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return undefined;
  };
};
