import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { Mail } from './mail.ts';
import type { Monitoring } from './monitoring.ts';
import type { PublicApi } from './public-api.ts';
import type { Secrets } from './secrets.ts';
import type { StorefrontScript } from './storefront-script.ts';
import type { CheckoutTable } from './table.ts';

export interface OutputsProps {
  readonly storeId: string;
  readonly api: PublicApi;
  readonly script: StorefrontScript;
  readonly mail: Mail;
  readonly secrets: Secrets;
  readonly table: CheckoutTable;
  readonly monitoring: Monitoring;
  /** Who reads the reports that mail providers send about the sender's domain. */
  readonly reportAddress: string;
}

/** What an engineer needs after the deployment, in the order of docs/deploy.md. No value of a secret is among it. */
export const addOutputs = (stack: Stack, props: OutputsProps): void => {
  const { storeId, api, script, mail, secrets, table, monitoring, reportAddress } = props;
  const output = (id: string, value: string, description: string): void => {
    new CfnOutput(stack, id, { value, description });
  };
  output('ApiUrl', api.baseUrl, 'Where the storefront and the back end send to.');
  output('ScriptUrl', script.url, 'The storefront script, always the newest one.');
  output(
    'ScriptSri',
    `<script src="${script.pinned.url}" integrity="${script.pinned.integrity}" crossorigin="anonymous" data-store="${storeId}" data-api="${api.baseUrl}" defer></script>`,
    'The tag of exactly this script, which the browser checks by its hash. It changes with each new script.',
  );
  for (const { id, name, type, value } of mail.dnsRecords) {
    output(id, `${name} ${type} ${value}`, `A DNS record for ${mail.senderDomain}.`);
  }
  output(
    'Dmarc',
    `_dmarc.${mail.senderDomain} TXT "v=DMARC1; p=none; rua=mailto:${reportAddress}"`,
    'A first DMARC record, unless the domain has one. Raise p to quarantine when the reports are clean.',
  );
  output(
    'OrderSecretArn',
    secrets.order.secretArn,
    "The shop's back end signs order webhooks with this secret.",
  );
  output('LinkSecretArn', secrets.link.secretArn, 'Signs the links in mails.');
  output(
    'AddressSecretArn',
    secrets.address.secretArn,
    'Keys the hash of addresses. Never change or delete it.',
  );
  output('TableName', table.name, 'The table of checkouts and recipients.');
  output('AlarmTopicArn', monitoring.topicArn, 'Where the alarms are sent to.');
};
