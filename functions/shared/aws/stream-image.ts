import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Checkout } from '../domain/checkout.ts';
import { parseCheckout } from './stored-checkout.ts';

/** Its insides are checked once it is unmarshalled. */
const imageSchema = z.custom<Record<string, AttributeValue>>(
  (image) => typeof image === 'object' && image !== null,
  'a stream record without NewImage passed the filter',
);

/** The checkout as a stream record's NewImage shows it. */
export const readStreamImage = (image: unknown): Checkout =>
  parseCheckout(unmarshall(imageSchema.parse(image))).checkout;
