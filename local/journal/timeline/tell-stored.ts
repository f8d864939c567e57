import type { CheckoutAnswer, StepAnswer, TimelineEntry } from '../../shown/answers.ts';
import type { Happening } from '../../shown/happening.ts';
import { tellDecision, type Decision } from './tell-decision.ts';

/** A checkout as it is stored: of each step the newest decision. */
export interface StoredCheckout extends Pick<CheckoutAnswer, 'id' | 'state' | 'stored'> {
  readonly steps: readonly (Omit<StepAnswer, 'reason'> & {
    readonly reason?: string | undefined;
    readonly until?: string | undefined;
    readonly messageId?: string | undefined;
  })[];
}

type Step = StoredCheckout['steps'][number];

const KINDS = ['sent', 'deferred', 'skipped'] as const;

const decisionOf = ({ step, decision, reason, at, until }: Step): Decision => ({
  step,
  decision: KINDS.find((kind) => kind === decision) ?? 'skipped',
  reason,
  decidedAt: at,
  until,
});

/** A mail tells better of a step that was sent. */
const isTold = (step: Step, happenings: readonly Happening[]): boolean =>
  happenings.some(
    (happening) =>
      (happening.kind === 'decision' && happening.step === step.step && happening.decidedAt === step.at) ||
      (happening.kind === 'mail' && happening.step === step.step && step.decision === 'sent'),
  );

const hasRequest = (happenings: readonly Happening[], route: string): boolean =>
  happenings.some((happening) => happening.kind === 'request' && happening.route === route);

/** What a stored time tells, and the request that tells it better. */
interface Trace extends Pick<TimelineEntry, 'kind' | 'text'> {
  readonly at: unknown;
  readonly route: string;
}

const tracesOf = ({ state, stored }: StoredCheckout): readonly Trace[] => [
  {
    at: stored['begunAt'],
    kind: 'beacon',
    text: 'The checkout began; what the browser sent is no longer in the journal.',
    route: 'POST /v1/checkouts/{checkoutId}',
  },
  {
    at: stored['returnedAt'],
    kind: 'click',
    text: 'The shopper came back, and the shop filled the cart again.',
    route: 'POST /v1/restore/{token}',
  },
  state === 'erased'
    ? {
        at: stored['closedAt'],
        kind: 'forget',
        text: 'What was typed was erased.',
        route: 'POST /v1/checkouts/{checkoutId}/forget',
      }
    : {
        at: stored['closedAt'],
        kind: 'order',
        text: 'An order completed the checkout: nothing more is mailed.',
        route: 'POST /v1/orders/generic',
      },
];

/** What the stored checkout tells and the journal does not, or not any more. */
export const tellStored = (
  checkout: StoredCheckout,
  happenings: readonly Happening[],
): readonly TimelineEntry[] => [
  ...tracesOf(checkout).flatMap(({ at, kind, text, route }) =>
    typeof at === 'string' && !hasRequest(happenings, route) ? [{ at, kind, text, details: [] }] : [],
  ),
  ...checkout.steps
    .filter((step) => !isTold(step, happenings))
    .map((step) => ({ at: step.at, ...tellDecision(decisionOf(step)), messageId: step.messageId })),
];
