import * as z from 'zod';
import { domain } from './domain-config.ts';
import { pageUrl, setting } from './fields.ts';

export const storefront = z.strictObject({
  privacyUrl: setting(
    pageUrl.optional(),
    'The shop’s privacy page. The notice at the checkout form links to it.',
    'an https URL, or a path on the shop’s own pages such as `/privacy`',
  ),
  domain: domain({
    means: 'The host that the storefront script is loaded from, such as `recovery.shop.example`.',
    region: 'us-east-1',
    where: 'us-east-1',
  }).optional(),
});
