import type { ServiceName } from '../../aws/service.ts';
import { dynamoDbNeeds } from './dynamodb.ts';
import type { NeedsOf } from './needs-of.ts';
import { schedulerNeeds } from './scheduler.ts';
import { secretNeeds } from './secrets-manager.ts';
import { sesNeeds } from './ses.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const NEEDS: Readonly<Record<ServiceName, NeedsOf>> = {
  dynamodb: dynamoDbNeeds,
  scheduler: schedulerNeeds,
  ses: sesNeeds,
  secretsmanager: secretNeeds,
};
