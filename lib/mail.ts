import { ArnFormat, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

export interface MailProps {
  /** The sender's address. */
  readonly address: string;
  /** `create`: the stack makes the identity of the address's domain; `existing`: it is there already. */
  readonly identity: 'create' | 'existing';
  readonly mailFromSubdomain: string;
}

/** A record that the sender's domain needs in DNS. */
export interface DnsRecord {
  readonly id: string;
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

/** SES: the sender's identity and the configuration set of this store's mails. Their events go to the default bus. */
export class Mail extends Construct {
  readonly configurationSetName: string;
  readonly dnsRecords: readonly DnsRecord[];
  readonly #senderAddress: string;

  constructor(scope: Construct, id: string, { address, identity, mailFromSubdomain }: MailProps) {
    super(scope, id);
    this.#senderAddress = address;
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: Stack.of(this).stackName,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      vdmOptions: { engagementMetrics: false, optimizedSharedDelivery: false },
    });
    // SES publishes to the default bus only.
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    this.configurationSetName = configurationSet.configurationSetName;
    this.dnsRecords = identity === 'create' ? this.#createIdentity(mailFromSubdomain) : [];
  }

  /** What SES verifies. */
  get senderDomain(): string {
    return this.#senderAddress.slice(this.#senderAddress.lastIndexOf('@') + 1);
  }

  #createIdentity(mailFromSubdomain: string): readonly DnsRecord[] {
    const domain = this.senderDomain;
    const mailFromDomain = `${mailFromSubdomain}.${domain}`;
    const { dkimRecords } = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain,
    });
    const bounces = `feedback-smtp.${Stack.of(this).region}.amazonses.com`;
    return [
      ...dkimRecords.map(({ name, value }, index): DnsRecord => ({
        id: `Dkim${index + 1}`,
        name,
        type: 'CNAME',
        value,
      })),
      { id: 'MailFromMx', name: mailFromDomain, type: 'MX', value: `10 ${bounces}` },
      { id: 'MailFromSpf', name: mailFromDomain, type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
    ];
  }

  /**
   * Lets a function send as the sender, through this configuration set only. Gives the set's name. An address that was
   * verified by itself takes precedence over its domain, so both may stand for the identity.
   */
  grantSend(fn: Function): string {
    const arn = (resource: string, resourceName: string): string =>
      Stack.of(this).formatArn({
        service: 'ses',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [
          arn('identity', this.senderDomain),
          arn('identity', this.#senderAddress),
          arn('configuration-set', this.configurationSetName),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.#senderAddress } },
      }),
    );
    return this.configurationSetName;
  }
}
