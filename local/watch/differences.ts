import { basename } from 'node:path';
import { isLeftOut } from '../stack/identifiers.ts';
import type { FunctionModel } from '../stack/model.ts';
import type { Resource, Template } from '../stack/template.ts';

/** Properties of a function that a running stack can take over: they are read when a process starts or an event comes. */
const TAKEN_OVER = [
  'Code',
  'Environment',
  'Handler',
  'MemorySize',
  'Timeout',
  'ReservedConcurrentExecutions',
];

/** What is read anew with each build. */
const READ_ANEW = [
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'Custom::CDKBucketDeployment',
];

const makesNoDifference = (type: string): boolean => isLeftOut(type) || READ_ANEW.includes(type);

const ofFunction = ({ name, handler, assetDir, environment, timeoutMs, memoryMb, ...rest }: FunctionModel) =>
  JSON.stringify([
    name,
    handler,
    // Its last part is the hash of the bundle.
    basename(assetDir),
    environment,
    timeoutMs,
    memoryMb,
    rest.reservedConcurrency,
  ]);

/** Whether a function would run as it does now. */
export const isSameFunction = (one: FunctionModel, other: FunctionModel): boolean =>
  ofFunction(one) === ofFunction(other);

const lasting = ({ Type, Properties, Condition }: Resource): string =>
  JSON.stringify([
    Type,
    Condition,
    Type === 'AWS::Lambda::Function'
      ? Object.entries(Properties).filter(([name]) => !TAKEN_OVER.includes(name))
      : Properties,
  ]);

/** The resources, by their logical ids, that a running stack has otherwise than the new template says, in order. */
export const changedBeyondCode = (before: Template, after: Template): readonly string[] => {
  const ids = new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)]);
  return [...ids]
    .filter((id) => {
      const [old, new_] = [before.Resources[id], after.Resources[id]];
      if (old === undefined || new_ === undefined) return !makesNoDifference((old ?? new_)?.Type ?? '');
      return !makesNoDifference(new_.Type) && lasting(old) !== lasting(new_);
    })
    .sort();
};
