import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import type { ServiceName } from '../service.ts';
import { prune, wholeModelSchema } from './prune.ts';

interface Kept {
  /** The service's folder in botocore's `data`. */
  readonly folder: string;
  /** What the local run answers. */
  readonly operations: readonly string[];
}

const KEPT: Readonly<Record<ServiceName, Kept>> = {
  dynamodb: {
    folder: 'dynamodb/2012-08-10',
    operations: [
      ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'],
      ...['BatchGetItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems'],
      ...['DescribeTable', 'ListTables'],
    ],
  },
  scheduler: {
    folder: 'scheduler/2021-06-30',
    operations: ['CreateSchedule', 'GetSchedule', 'UpdateSchedule', 'DeleteSchedule', 'ListSchedules'],
  },
  ses: { folder: 'sesv2/2019-09-27', operations: ['SendEmail'] },
  secretsmanager: { folder: 'secretsmanager/2017-10-17', operations: ['GetSecretValue'] },
};

const versionOf = async (botocore: string): Promise<string> => {
  const source = await readFile(join(botocore, '__init__.py'), 'utf8');
  const version = /^__version__ = '([^']+)'/m.exec(source)?.[1];
  if (version === undefined) throw new Error(`${botocore} is no botocore package`);
  return version;
};

const update = async (botocore: string): Promise<void> => {
  const version = await versionOf(botocore);
  for (const [service, { folder, operations }] of Object.entries(KEPT)) {
    const packed = await readFile(join(botocore, 'data', folder, 'service-2.json.gz'));
    const text = (await promisify(gunzip)(packed)).toString('utf8');
    const model = prune(
      wholeModelSchema.parse(JSON.parse(text)),
      operations,
      `botocore ${version}, ${folder}`,
    );
    const file = join(import.meta.dirname, `${service}.json`);
    const style = await resolveConfig(file);
    await writeFile(file, await format(JSON.stringify(model), { ...style, parser: 'json' }));
  }
};

const [botocore] = process.argv.slice(2);
if (botocore === undefined) {
  console.error('npm run models -- PATH   where PATH is the folder of the Python package botocore');
  process.exitCode = 1;
} else await update(botocore);
