import { createRequire } from 'node:module';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CheckoutRecoveryStack } from '../../../lib/checkout-recovery-stack.ts';
import { checkStore } from '../../../lib/config/check-store.ts';

/** Not imported: swc drops the import attribute, and jest warns of it. */
const featureFlags: object = createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json');

/** What a store must say at least. */
export const exampleStore = {
  id: 'shop',
  name: 'Lindgren & Sons',
  storefrontOrigins: ['https://www.shop.example'],
  returnHosts: ['www.shop.example'],
  locale: 'en-GB',
  currency: 'EUR',
  sender: {
    name: 'Anna Lindgren',
    address: 'anna@shop.example',
    replyTo: 'answers@shop.example',
    phone: '+46 8 123 456 78',
    postalAddress: 'Storgatan 1, 111 22 Stockholm, Sweden',
  },
};

/**
 * An app as in bin/app.ts, without bundles, without copies of what is deployed, and without CDK's own validation, which
 * takes seconds.
 */
export const exampleApp = (): App =>
  new App({
    context: { ...featureFlags, 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-asset-staging': true },
    builtinCloudFormationValidation: false,
  });

/** The same with all that is deployed, in this directory. */
export const buildingApp = (outdir: string): App =>
  new App({ context: { ...featureFlags }, outdir, builtinCloudFormationValidation: false });

export const addStack = (app: App, changes: Record<string, unknown> = {}): CheckoutRecoveryStack => {
  const store = checkStore({ ...exampleStore, ...changes });
  if (!store.isValid) throw new Error(store.report);
  return new CheckoutRecoveryStack(app, { config: store.config });
};

/** The template of the example store with some settings changed. */
export const exampleTemplate = (changes: Record<string, unknown> = {}): Template =>
  Template.fromStack(addStack(exampleApp(), changes));
