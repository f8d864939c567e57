import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { SynthesisError } from './synthesis-error.ts';

/** A synthesized stack on disk. */
export interface CloudAssembly {
  readonly stackName: string;
  /** JSON. */
  readonly template: string;
  assetDirOf(s3Key: string): string;
}

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })),
});

/** Reads what `cdk synth` has left in `directory`. It must hold one stack. */
export const readAssembly = async (directory: string): Promise<CloudAssembly> => {
  const names = await readdir(directory);
  const [templateFile, ...others] = names.filter((name) => name.endsWith('.template.json'));
  if (templateFile === undefined || others.length > 0)
    throw new SynthesisError(
      `${directory} holds ${names.length === 0 ? 'no template' : 'not exactly one template'}`,
    );
  const stackName = templateFile.replace(/\.template\.json$/, '');
  const assets: unknown = JSON.parse(await readFile(join(directory, `${stackName}.assets.json`), 'utf8'));
  const { files } = assetsSchema.parse(assets);
  return {
    stackName,
    template: await readFile(join(directory, templateFile), 'utf8'),
    assetDirOf: (s3Key) => {
      const path = files[s3Key.replace(/\.\w+$/, '')]?.source.path;
      if (path === undefined) throw new SynthesisError(`the assembly has no asset ${s3Key}`);
      return join(directory, path);
    },
  };
};

/**
 * Deletes what goes to AWS as one archive: the AWS CLI that CDK deploys files with, 22 MB that nothing here reads. What is
 * read here are folders.
 */
export const dropArchives = async (directory: string): Promise<void> => {
  const names = await readdir(directory);
  const archives = names.filter((name) => /^asset\..*\.zip$/.test(name));
  await Promise.all(archives.map((name) => rm(join(directory, name))));
};
