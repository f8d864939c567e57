import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

const BOUNCED = 'Email Bounced';

/** https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html; opens and clicks are not tracked. */
const OTHER_EVENTS = [
  'Email Sent',
  'Email Delivered',
  'Email Complaint Received',
  'Email Rejected',
  'Email Rendering Failed',
  'Email Delivery Delayed',
];

export interface MailEventRulesProps {
  readonly configurationSetName: string;
  readonly target: Function;
}

/**
 * Hands a function the events of this store's mails without the addresses in them, as in
 * functions/shared/contract/mail-event.ts. Bounces have a rule of their own, since a path that an event lacks has no
 * defined value in an input template.
 *
 * The targets have no dead-letter queue: it would get the event as SES made it, with the shopper's address. EventBridge
 * tries for a day, an alarm watches its failures, and SES keeps its own list of addresses that bounced or complained.
 */
export class MailEventRules extends Construct {
  readonly rules: readonly Rule[];
  readonly #props: MailEventRulesProps;

  constructor(scope: Construct, id: string, props: MailEventRulesProps) {
    super(scope, id);
    this.#props = props;
    const fields = {
      type: EventField.detailType,
      tags: EventField.fromPath('$.detail.mail.tags'),
      messageId: EventField.fromPath('$.detail.mail.messageId'),
      time: EventField.time,
    };
    const bounceType = EventField.fromPath('$.detail.bounce.bounceType');
    this.rules = [
      this.#rule('Bounces', [BOUNCED], { ...fields, bounceType }),
      this.#rule('Others', OTHER_EVENTS, fields),
    ];
  }

  #rule(id: string, detailType: string[], fields: Readonly<Record<string, string>>): Rule {
    const { configurationSetName, target } = this.#props;
    return new Rule(this, id, {
      eventPattern: {
        source: ['aws.ses'],
        detailType,
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
      targets: [new LambdaFunction(target, { event: RuleTargetInput.fromObject(fields) })],
    });
  }
}
