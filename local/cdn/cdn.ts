import { createCors } from '../http/cors.ts';
import type { HttpAnswer, HttpRequest } from '../http/request.ts';
import type { Permissions } from '../iam/permissions.ts';
import type { Builds } from '../watch/builds.ts';
import type { Site } from './site.ts';

/** The template's CloudFront distributions, all on the run's one host. */
export interface Cdn {
  /** `undefined`: none of its files. */
  answer(request: HttpRequest): Promise<HttpAnswer | undefined>;
  /** Puts other files in the place of those of the same name; the others stay, as in the bucket. */
  deploy(sites: readonly Site[]): void;
}

interface CdnOptions {
  readonly sites: readonly Site[];
  readonly mayReadFile: Permissions['mayReadFile'];
  /** With `--watch`: nothing is served that is older than these. */
  readonly builds?: Pick<Builds, 'settled'> | undefined;
}

/** What S3 says, and CloudFront passes on. */
const DENIED: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

const broken = (error: string): HttpAnswer => ({
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `This does not build. ${error}\n`,
});

const merged = (sites: readonly Site[], newer: readonly Site[]): readonly Site[] =>
  newer.map((site) => {
    const before = sites.find(({ distribution }) => distribution.arn === site.distribution.arn);
    return { ...site, files: new Map([...(before?.files ?? []), ...site.files]) };
  });

export const createCdn = ({ sites: first, mayReadFile, builds }: CdnOptions): Cdn => {
  let sites = first;
  const siteWith = (path: string) => sites.find(({ files }) => files.has(path));

  const serve = async (request: HttpRequest): Promise<HttpAnswer | undefined> => {
    const site = siteWith(request.path);
    const file = site?.files.get(request.path);
    if (site === undefined || file === undefined) return undefined;
    const { distribution } = site;
    const { always, cors } = distribution.headers;
    const { headers, ...answer } = (await mayReadFile(distribution, request.path))
      ? { status: 200, ...file }
      : DENIED;
    return createCors(cors).apply(request, { ...answer, headers: { ...headers, ...always } });
  };

  return {
    deploy: (newer) => {
      sites = merged(sites, newer);
    },
    answer: async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      if (siteWith(request.path) === undefined) return undefined;
      const state = await builds?.settled();
      return state?.kind === 'broken' ? broken(state.error) : serve(request);
    },
  };
};
