import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DeploymentModel, DistributionModel } from '../stack/model.ts';

/** A file as S3 keeps it. */
export interface StoredFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A distribution and the files behind it, by path: `/beacon.js`. */
export interface Site {
  readonly distribution: DistributionModel;
  readonly files: ReadonlyMap<string, StoredFile>;
}

/**
 * What may be kept for a while is asked for anew each time: the port outlives a build here, and a run with other files
 * may stand on it next.
 */
const cacheControlOf = (cacheControl: string): string =>
  cacheControl.includes('immutable') ? cacheControl : 'no-cache';

const headersOf = ({ contentType, cacheControl }: DeploymentModel): StoredFile['headers'] => ({
  ...(contentType !== undefined && { 'content-type': contentType }),
  ...(cacheControl !== undefined && { 'cache-control': cacheControlOf(cacheControl) }),
});

const filesOf = async (deployment: DeploymentModel): Promise<readonly (readonly [string, StoredFile])[]> => {
  const headers = headersOf(deployment);
  const inFolder = async (folder: string) =>
    Promise.all(
      (await readdir(folder)).map(
        async (name) => [`/${name}`, { headers, body: await readFile(join(folder, name)) }] as const,
      ),
    );
  return (await Promise.all(deployment.assetDirs.map(inFolder))).flat();
};

/** Reads the files that the template puts behind its distributions. */
export const loadSites = (distributions: readonly DistributionModel[]): Promise<readonly Site[]> =>
  Promise.all(
    distributions.map(async (distribution) => ({
      distribution,
      files: new Map((await Promise.all(distribution.deployments.map(filesOf))).flat()),
    })),
  );

const fingerprintOf = ({ deployments, ...rest }: DistributionModel): string =>
  JSON.stringify([
    rest,
    // The last part of a folder is the hash of what is in it.
    deployments.map((deployment) => ({
      ...deployment,
      assetDirs: deployment.assetDirs.map((dir) => basename(dir)),
    })),
  ]);

/** Whether the same would be served. */
export const areSameSites = (some: readonly Site[], others: readonly Site[]): boolean =>
  some.map(({ distribution }) => fingerprintOf(distribution)).join() ===
  others.map(({ distribution }) => fingerprintOf(distribution)).join();
