import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { captureEnv } from '../functions/capture/env.ts';
import { linksEnv } from '../functions/links/env.ts';
import { mailEventsEnv } from '../functions/mail-events/env.ts';
import { ordersEnv } from '../functions/orders/env.ts';
import { recoverEnv } from '../functions/recover/env.ts';
import { FUNCTION_TIMEOUT_MS } from '../functions/recover/limits.ts';
import { scheduleEnv } from '../functions/schedule/env.ts';
import { TABLE } from '../functions/shared/contract/table.ts';
import { sweepEnv } from '../functions/sweep/env.ts';
import { alarmsFor } from './alarms.ts';
import { toBeaconSettings } from './config/beacon-settings.ts';
import { settingsVariables, toSettings } from './config/settings.ts';
import type { StoreConfig } from './config/store-config.ts';
import { Daily } from './daily.ts';
import { DeadLetters } from './dead-letters.ts';
import { MailEventRules } from './mail-event-rules.ts';
import { Mail } from './mail.ts';
import { Monitoring } from './monitoring.ts';
import { addOutputs } from './outputs.ts';
import { createPipeline } from './pipeline.ts';
import { PublicApi } from './public-api.ts';
import { Secrets } from './secrets.ts';
import { StorefrontScript } from './storefront-script.ts';
import { CheckoutTable } from './table.ts';
import { Timers } from './timers.ts';

/** Somebody waits for the answer, and CPU comes with memory: with less, a cold start takes longer than the work. */
const ANSWERING = { memoryMb: 512, timeout: Duration.seconds(10) };
/** Nobody waits for it, and it waits for the network itself. */
const WORKING = { memoryMb: 256, timeout: Duration.minutes(1) };
/** As long as Lambda allows: it goes on until all that was left behind is looked at. */
const SWEEPING = { memoryMb: 256, timeout: Duration.minutes(15) };
const RECOVERING = { memoryMb: 512, timeout: Duration.millis(FUNCTION_TIMEOUT_MS) };

export interface CheckoutRecoveryStackProps {
  readonly config: StoreConfig;
}

/** All of one store: from the beacon to the mail and back. Nothing in it has a name that another stack could have. */
export class CheckoutRecoveryStack extends Stack {
  constructor(scope: Construct, { config }: CheckoutRecoveryStackProps) {
    super(scope, `checkout-recovery-${config.id}`, { description: `Checkout recovery for ${config.name}` });
    // CDK writes these dependencies itself.
    this.templateOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };
    const pipeline = createPipeline(this, config);
    const table = new CheckoutTable(this, 'Table', { backupPeriod: Duration.parse(config.backupPeriod) });
    const secrets = new Secrets(this, 'Secrets');
    const timers = new Timers(this, 'Timers', { targetFunctionName: pipeline.nameOf('recover') });
    const mail = new Mail(this, 'Mail', config.sender);
    const api = new PublicApi(this, 'Api', config);
    const script = new StorefrontScript(this, 'Storefront', {
      settings: toBeaconSettings(config),
      domain: config.storefront.domain,
    });
    const failed = {
      stream: new DeadLetters(this, 'StreamFailures'),
      recover: new DeadLetters(this, 'RecoverFailures'),
      mailEvents: new DeadLetters(this, 'MailEventFailures'),
      sweep: new DeadLetters(this, 'SweepFailures'),
    };
    /** Each function's schema takes of these what it needs. */
    const settings = settingsVariables(toSettings(config));

    const capture = pipeline.add('capture', ANSWERING, captureEnv, (fn) => ({
      ...settings,
      TABLE_NAME: table.grant(fn, 'UpdateItem'),
      ADDRESS_SECRET_ID: secrets.address.grantValue(fn),
    }));
    const schedule = pipeline.add('schedule', WORKING, scheduleEnv, (fn) => ({
      ...settings,
      ...timers.grant(fn, 'CreateSchedule', 'DeleteSchedule'),
      TABLE_NAME: table.grant(fn, 'UpdateItem'),
    }));
    const recover = pipeline.add(
      'recover',
      { ...RECOVERING, onFailure: failed.recover },
      recoverEnv,
      (fn) => ({
        ...settings,
        ...timers.grant(fn, 'CreateSchedule'),
        TABLE_NAME: table.grant(fn, 'GetItem', 'UpdateItem'),
        CONFIGURATION_SET_NAME: mail.grantSend(fn),
        LINK_SECRET_ID: secrets.link.grantValue(fn),
        LINK_BASE_URL: api.baseUrl,
      }),
    );
    const orders = pipeline.add('orders', ANSWERING, ordersEnv, (fn) => ({
      ...settings,
      TABLE_NAME: table.grant(fn, 'GetItem', 'UpdateItem'),
      RECIPIENT_INDEX_NAME: table.grantQuery(fn, TABLE.recipientIndex),
      ADDRESS_SECRET_ID: secrets.address.grantValue(fn),
      ORDER_SECRET_ID: secrets.order.grantValue(fn),
    }));
    const links = pipeline.add('links', ANSWERING, linksEnv, (fn) => ({
      ...settings,
      TABLE_NAME: table.grant(fn, 'GetItem', 'UpdateItem'),
      LINK_SECRET_ID: secrets.link.grantValue(fn),
    }));
    const mailEvents = pipeline.add(
      'mail-events',
      { ...WORKING, onFailure: failed.mailEvents },
      mailEventsEnv,
      (fn) => ({
        ...settings,
        TABLE_NAME: table.grant(fn, 'UpdateItem'),
      }),
    );
    const sweep = pipeline.add('sweep', { ...SWEEPING, onFailure: failed.sweep }, sweepEnv, (fn) => ({
      ...settings,
      ...timers.grant(fn, 'CreateSchedule'),
      TABLE_NAME: table.grant(fn, 'GetItem', 'UpdateItem'),
      SWEEP_INDEX_NAME: table.grantQuery(fn, TABLE.sweepIndex),
    }));

    api.route('Capture', capture, [
      'POST /v1/checkouts/{checkoutId}',
      'POST /v1/checkouts/{checkoutId}/forget',
    ]);
    api.route('Orders', orders, ['POST /v1/orders/generic']);
    api.route('Links', links, [
      'GET /r/{token}',
      'POST /v1/restore/{token}',
      'GET /u/{token}',
      'POST /u/{token}',
    ]);
    table.feed(schedule, failed.stream);
    const { configurationSetName } = mail;
    const mailEventRules = new MailEventRules(this, 'MailEvents', {
      configurationSetName,
      target: mailEvents,
    });
    new Daily(this, 'Daily', sweep, failed.sweep);

    const monitoring = new Monitoring(this, 'Monitoring', config);
    const deadLetters = { ...failed, timers: timers.deadLetters };
    monitoring.watch(alarmsFor({ storeId: config.id, api, schedule, recover, mailEventRules, deadLetters }));
    const reportAddress = config.alarmAddress ?? config.sender.replyTo;
    addOutputs(this, { storeId: config.id, api, script, mail, table, secrets, monitoring, reportAddress });
  }
}
