import * as z from 'zod';
import { setting, text } from './fields.ts';

export const sender = z.strictObject({
  name: setting(
    text(60),
    'The person who signs the mails and whose name stands in From.',
    '1 to 60 characters',
  ),
  address: setting(
    z.email().max(254),
    'The address the mails come from. Its domain is what SES verifies.',
    'an e-mail address',
  ),
  replyTo: setting(
    z.email().max(254),
    'Where an answer goes: a mailbox that somebody reads.',
    'an e-mail address',
  ),
  phone: setting(text(30).optional(), 'A number that the shopper may ring.', '1 to 30 characters'),
  postalAddress: setting(
    text(200),
    'The shop’s postal address, at the foot of each mail. Many countries require one.',
    '1 to 200 characters',
  ),
  identity: setting(
    z.enum(['create', 'existing']).default('create'),
    '`create`: the stack makes the SES identity of the address’s domain. `existing`: it is verified in this account and region already.',
    '`create` or `existing`',
  ),
  mailFromSubdomain: setting(
    z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      .default('bounce'),
    'The subdomain of the sender’s domain that bounces go to (custom MAIL FROM). Only for `create`.',
    'one DNS label of a-z 0-9 -',
  ),
});
