import { App, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CheckoutRecoveryStack } from '../lib/checkout-recovery-stack.ts';
import { checkStore } from '../lib/config/check-store.ts';

const app = new App({ context: featureFlags });
const store = checkStore(app.node.tryGetContext('store'));

if (!store.isValid) {
  console.error(store.report);
  process.exit(1);
}

new CheckoutRecoveryStack(app, { config: store.config });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
