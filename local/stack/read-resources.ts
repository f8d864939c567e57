import * as z from 'zod';
import type { LocalFunctionRef, LocalResources } from '../ports.ts';
import type { Surroundings } from './identifiers.ts';
import type { Select, Selected } from './select.ts';

const anything = z.record(z.string(), z.unknown());

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
  }),
});

const secretSchema = z.object({
  Name: z.string().optional(),
  GenerateSecretString: anything.default({}),
});

const arnOf = ({ identifiers }: Selected<unknown>): string => String(identifiers.attributes['Arn']);
const refOf = ({ identifiers }: Selected<unknown>): string => identifiers.ref;

const readEventTypes = (select: Select, configurationSet: string): readonly string[] =>
  select('AWS::SES::ConfigurationSetEventDestination', destinationSchema)
    .map(({ properties }) => properties)
    .filter(({ ConfigurationSetName: name }) => name === configurationSet)
    .map(({ EventDestination: destination }) => destination)
    .filter(({ Enabled, EventBridgeDestination }) => Enabled && EventBridgeDestination !== undefined)
    .flatMap(({ MatchingEventTypes }) => MatchingEventTypes);

/** A secret's name is its ARN's last part without the characters that the service adds. */
const secretNameOf = (arn: string): string =>
  (arn.split(':secret:')[1] ?? '').replace(/-[A-Za-z0-9]{6}$/, '');

/** What the local AWS services are told of the stack. */
export const readResources = (
  select: Select,
  functions: readonly LocalFunctionRef[],
  { region, accountId }: Surroundings,
): LocalResources => ({
  region,
  accountId,
  functions: functions.map(({ name, arn, shortName }) => ({ name, arn, shortName })),
  tables: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']
    .flatMap((type) => select(type, anything))
    .map((table) => ({ name: refOf(table), properties: table.properties })),
  scheduleGroups: [
    { name: 'default' },
    ...select('AWS::Scheduler::ScheduleGroup', anything).map((group) => ({ name: refOf(group) })),
  ],
  roles: select('AWS::IAM::Role', anything).map((role) => ({ arn: arnOf(role) })),
  queues: select('AWS::SQS::Queue', anything).map((queue) => ({
    name: String(queue.identifiers.attributes['QueueName']),
    arn: arnOf(queue),
  })),
  configurationSets: select('AWS::SES::ConfigurationSet', anything).map((set) => ({
    name: refOf(set),
    eventTypes: readEventTypes(select, refOf(set)),
  })),
  identities: select('AWS::SES::EmailIdentity', anything).map(refOf),
  secrets: select('AWS::SecretsManager::Secret', secretSchema).map((secret) => ({
    name: secretNameOf(refOf(secret)),
    arn: refOf(secret),
    generate: secret.properties.GenerateSecretString,
  })),
});
