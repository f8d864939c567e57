import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as ses from '@aws-sdk/client-sesv2';
import { operationsOf } from '../../../../local/aws/models/catalogue.ts';
import { loadModel } from '../../../../local/aws/models/load-model.ts';
import type { ServiceModel } from '../../../../local/aws/models/model.ts';
import { SERVICE_NAMES } from '../../../../local/aws/service.ts';

const SDK: Record<string, Record<string, unknown>> = { dynamodb, scheduler, secretsmanager, ses };

/** What the SDK has and the models do not: optional, and nothing that our functions use. */
const NEWER_IN_SDK = ['SendEmailRequest.ConfigurationOverrides'];

type Schema = readonly unknown[];

/** A schema stands for itself, behind a function, or beside the traits of the member that refers to it. */
const resolve = (reference: unknown): Schema | undefined => {
  if (typeof reference === 'function') return resolve(reference());
  if (!Array.isArray(reference)) return undefined;
  return typeof reference[1] === 'string' ? reference : resolve(reference[0]);
};

/** Structures and unions: their members by name. Lists and maps: what is in them. */
const membersOf = ([kind, , , , names, refs]: Schema): Record<string, Schema | undefined> =>
  kind === 3 || kind === 4
    ? Object.fromEntries(
        (names as string[]).map((name, index) => [name, resolve((refs as unknown[])[index])]),
      )
    : {};

const elementOf = ([kind, , , , first, second]: Schema): Schema | undefined =>
  kind === 1 ? resolve(first) : kind === 2 ? resolve(second) : undefined;

interface Difference {
  readonly missing: string[];
  readonly newer: string[];
}

/** Walks a shape of the model and the SDK's schema side by side. */
const compare = (
  shapes: ServiceModel['shapes'],
  name: string,
  schema: Schema | undefined,
  found: Difference,
  seen: Set<string>,
): void => {
  const shape = shapes[name]!;
  if (seen.has(name)) return;
  seen.add(name);
  if (shape.type === 'list' || shape.type === 'map') {
    const element = shape.type === 'list' ? shape.member : shape.value;
    compare(shapes, element, schema && elementOf(schema), found, seen);
  }
  if (shape.type !== 'structure') return;
  const inSdk = schema ? membersOf(schema) : {};
  for (const [member, { shape: memberShape }] of Object.entries(shape.members)) {
    if (!(member in inSdk)) found.missing.push(`${name}.${member}`);
    compare(shapes, memberShape, inSdk[member], found, seen);
  }
  const newer = Object.keys(inSdk).filter((member) => !(member in shape.members));
  found.newer.push(...newer.map((member) => `${name}.${member}`));
};

describe.each(SERVICE_NAMES)('the model of %s and the SDK', (service) => {
  it.each(operationsOf(service))('speak of the same members of %s', (operation) => {
    const model = loadModel(service);
    const schema = SDK[service]![`${operation}$`] as Schema;
    const [, , name, , input] = schema;
    const found: Difference = { missing: [], newer: [] };
    compare(model.shapes, model.operations[operation]!.input, resolve(input), found, new Set());
    expect(name).toBe(operation);
    expect(found.missing).toEqual([]);
    expect(found.newer.filter((member) => !NEWER_IN_SDK.includes(member))).toEqual([]);
  });
});
