import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { DeadLetters } from './dead-letters.ts';
import type { MailEventRules } from './mail-event-rules.ts';
import type { ShopperAlarm } from './monitoring.ts';
import { METRICS_NAMESPACE } from './pipeline-function.ts';
import type { PublicApi } from './public-api.ts';

const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);

export interface Watched {
  readonly storeId: string;
  readonly api: PublicApi;
  readonly schedule: Function;
  readonly recover: Function;
  readonly mailEventRules: MailEventRules;
  readonly deadLetters: Readonly<
    Record<'timers' | 'stream' | 'recover' | 'mailEvents' | 'sweep', DeadLetters>
  >;
}

const sum = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  period: Duration,
) => new Metric({ namespace, metricName, dimensionsMap, period, statistic: Stats.SUM });

const whenNotEmpty = (queue: DeadLetters) => ({
  metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: Stats.MAXIMUM }),
  threshold: 1,
});

const deadLetterAlarms = ({ deadLetters }: Watched): readonly ShopperAlarm[] => [
  {
    ...whenNotEmpty(deadLetters.timers),
    harm: 'Shoppers whose timers could not be delivered wait for the daily sweep or miss a mail.',
    runbook: 'timers-undelivered',
  },
  {
    ...whenNotEmpty(deadLetters.recover),
    harm: 'Shoppers whose mail failed three times wait for the daily sweep or miss it.',
    runbook: 'recover-gave-up',
  },
  {
    ...whenNotEmpty(deadLetters.stream),
    harm: 'Shoppers whose checkout got no timer wait for the daily sweep.',
    runbook: 'stream-gave-up',
  },
  {
    ...whenNotEmpty(deadLetters.mailEvents),
    harm: 'A shopper whose address bounced or who complained may be mailed again.',
    runbook: 'mail-events-gave-up',
  },
  {
    ...whenNotEmpty(deadLetters.sweep),
    harm: 'Shoppers whom a failure left without a timer wait until the sweep works again.',
    runbook: 'sweep-gave-up',
  },
];

/** Throttles of the other functions show as failing API calls, a late stream or dead letters. */
const timerAlarms = ({ storeId, schedule, recover }: Watched): readonly ShopperAlarm[] => [
  {
    metric: schedule.metric('IteratorAge', { period: FIVE_MINUTES, statistic: Stats.MAXIMUM }),
    threshold: Duration.minutes(10).toMilliseconds(),
    harm: 'Shoppers who left just now get no timer yet, so their mail will be late.',
    runbook: 'stream-behind',
  },
  {
    metric: recover.metricErrors({ period: FIVE_MINUTES }),
    threshold: 3,
    periods: 2,
    harm: 'Mails that are due now do not go out.',
    runbook: 'recover-failing',
  },
  {
    metric: recover.metricThrottles({ period: FIVE_MINUTES }),
    threshold: 1,
    periods: 3,
    harm: 'Mails that are due wait for a free copy of the function and may become too late to send.',
    runbook: 'recover-throttled',
  },
  {
    metric: sum(METRICS_NAMESPACE, 'SweepUnfinished', { service: storeId }, HOUR),
    threshold: 1,
    harm: 'Shoppers whom a failure left without a timer wait a day longer, for the next sweep.',
    runbook: 'sweep-unfinished',
  },
];

/** The rates are the account's: it is the account that SES stops. SES publishes them by itself. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, period: HOUR, statistic: Stats.AVERAGE });

const failedInvocations = ({ rules }: MailEventRules): MathExpression =>
  new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(
      rules.map((rule, index) => [
        `rule${index}`,
        sum('AWS/Events', 'FailedInvocations', { RuleName: rule.ruleName }, FIVE_MINUTES),
      ]),
    ),
    period: FIVE_MINUTES,
  });

/** Mails that SES did not take, for now or for good. */
const notSendable = (storeId: string): MathExpression => {
  const countOf = (metricName: string, reason: string) =>
    sum(METRICS_NAMESPACE, metricName, { service: storeId, reason }, HOUR);
  return new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: {
      deferred: countOf('Deferred', 'sending-unavailable'),
      rejected: countOf('Skipped', 'rejected'),
    },
    period: HOUR,
  });
};

const mailAlarms = ({ storeId, mailEventRules }: Watched): readonly ShopperAlarm[] => [
  {
    metric: sum(METRICS_NAMESPACE, 'SendUnknown', { service: storeId }, HOUR),
    threshold: 3,
    harm: 'Shoppers miss a step of their sequence, since SES did not say whether it took the mail.',
    runbook: 'sends-unknown',
  },
  {
    metric: notSendable(storeId),
    threshold: 5,
    harm: 'Mails wait because SES throttles them or does not let us send, and are skipped once they are too late.',
    runbook: 'sending-refused',
  },
  {
    metric: failedInvocations(mailEventRules),
    threshold: 1,
    harm: 'A shopper whose address bounced or who complained may be mailed again.',
    runbook: 'mail-events-undelivered',
  },
  {
    metric: reputation('Reputation.BounceRate'),
    threshold: 0.05,
    harm: 'SES may stop all mail of this account, order confirmations included, when so many addresses bounce.',
    runbook: 'bounces-high',
  },
  {
    metric: reputation('Reputation.ComplaintRate'),
    threshold: 0.001,
    harm: 'Shoppers feel spammed and say so, and SES may stop all mail of this account.',
    runbook: 'complaints-high',
  },
];

const apiAlarms = ({ api }: Watched): readonly ShopperAlarm[] => [
  {
    metric: sum('AWS/ApiGateway', '5xx', { ApiId: api.apiId }, FIVE_MINUTES),
    threshold: 5,
    periods: 2,
    harm: 'Return and unsubscribe links fail, and orders that are not taken in do not stop mails.',
    runbook: 'api-failing',
  },
];

/** Every alarm of a store. */
export const alarmsFor = (watched: Watched): readonly ShopperAlarm[] => [
  ...deadLetterAlarms(watched),
  ...timerAlarms(watched),
  ...mailAlarms(watched),
  ...apiAlarms(watched),
];
