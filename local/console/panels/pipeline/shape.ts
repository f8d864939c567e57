/** What stands in the picture. */
export const NODE_IDS = [
  'browser',
  'backend',
  'mailbox',
  'api',
  'capture',
  'orders',
  'links',
  'table',
  'stream',
  'schedule',
  'timers',
  'recover',
  'ses',
  'bus',
  'mail-events',
  'sweep',
  'dead-letters',
] as const;

export type NodeId = (typeof NODE_IDS)[number];

export interface PipelineNode {
  readonly id: NodeId;
  readonly label: string;
  /** The service behind it, or who it is. */
  readonly note: string;
  readonly kind: 'actor' | 'service' | 'function' | 'trouble';
  /** What it does, in one or two sentences. */
  readonly text: string;
}

export const NODES: readonly PipelineNode[] = [
  {
    id: 'browser',
    label: 'Browser',
    note: 'the shopper',
    kind: 'actor',
    text: 'While a shopper fills in the checkout, the storefront script sends beacons: what is typed so far.',
  },
  {
    id: 'backend',
    label: 'Back end',
    note: 'the shop’s',
    kind: 'actor',
    text: 'The shop’s back end reports every completed order, signed.',
  },
  {
    id: 'mailbox',
    label: 'Mailbox',
    note: 'the shopper',
    kind: 'actor',
    text: 'Where mails arrive, and from where their links lead back.',
  },
  {
    id: 'api',
    label: 'HTTP API',
    note: 'API Gateway',
    kind: 'service',
    text: 'The one public way in: beacons, orders and the links of mails.',
  },
  {
    id: 'capture',
    label: 'capture',
    note: 'function',
    kind: 'function',
    text: 'Checks a beacon and writes the checkout, in one conditional write.',
  },
  {
    id: 'orders',
    label: 'orders',
    note: 'function',
    kind: 'function',
    text: 'Closes the checkouts of an order, by id and by address.',
  },
  {
    id: 'links',
    label: 'links',
    note: 'function',
    kind: 'function',
    text: 'Answers the links in mails: back to the cart, and out.',
  },
  {
    id: 'table',
    label: 'Table',
    note: 'DynamoDB',
    kind: 'service',
    text: 'One table holds checkouts, shoppers’ opt-outs and tombstones.',
  },
  {
    id: 'stream',
    label: 'Stream',
    note: 'of the table',
    kind: 'service',
    text: 'Tells of every change; its filters wake schedule about once a checkout.',
  },
  {
    id: 'schedule',
    label: 'schedule',
    note: 'function',
    kind: 'function',
    text: 'Makes the one timer that a checkout has.',
  },
  {
    id: 'timers',
    label: 'Timers',
    note: 'Scheduler',
    kind: 'service',
    text: 'One-off schedules of EventBridge Scheduler: one for each open checkout.',
  },
  {
    id: 'recover',
    label: 'recover',
    note: 'function',
    kind: 'function',
    text: 'Reads the checkout anew when its timer fires, decides, and mails.',
  },
  {
    id: 'ses',
    label: 'SES',
    note: 'mail',
    kind: 'service',
    text: 'Accepts mails, delivers them and tells what became of them.',
  },
  {
    id: 'bus',
    label: 'Event bus',
    note: 'EventBridge',
    kind: 'service',
    text: 'Carries SES’s events to the rules that want them.',
  },
  {
    id: 'mail-events',
    label: 'mail-events',
    note: 'function',
    kind: 'function',
    text: 'Stores bounces and complaints, and settles sends that were in doubt.',
  },
  {
    id: 'sweep',
    label: 'sweep',
    note: 'once a day',
    kind: 'function',
    text: 'Once a day: makes the timers that are missing and settles what was left.',
  },
  {
    id: 'dead-letters',
    label: 'Dead letters',
    note: 'SQS',
    kind: 'trouble',
    text: 'What could not be done after all tries, until somebody hands it in once more.',
  },
];

/** Who hands on to whom. */
export const EDGE_IDS = [
  'browser→api',
  'backend→api',
  'mailbox→api',
  'api→capture',
  'api→orders',
  'api→links',
  'capture→table',
  'orders→table',
  'links→table',
  'table→stream',
  'stream→schedule',
  'schedule→timers',
  'schedule→table',
  'timers→recover',
  'recover→timers',
  'recover→table',
  'recover→ses',
  'ses→mailbox',
  'ses→bus',
  'bus→mail-events',
  'mail-events→table',
  'sweep→table',
  'sweep→timers',
  'schedule→dead-letters',
  'timers→dead-letters',
  'recover→dead-letters',
  'mail-events→dead-letters',
  'sweep→dead-letters',
] as const satisfies readonly `${NodeId}→${NodeId}`[];

export type EdgeId = (typeof EDGE_IDS)[number];

/** The way of an abandoned checkout. */
export const MAIN_EDGES: ReadonlySet<EdgeId> = new Set<EdgeId>([
  'browser→api',
  'api→capture',
  'capture→table',
  'table→stream',
  'stream→schedule',
  'schedule→timers',
  'timers→recover',
  'recover→ses',
  'ses→mailbox',
]);

export const FUNCTION_IDS = [
  'capture',
  'orders',
  'links',
  'schedule',
  'recover',
  'mail-events',
  'sweep',
] as const;

export type FunctionId = (typeof FUNCTION_IDS)[number];

/** The node of a function, by its short name; one that the picture does not know has none. */
export const functionNode = (name: string | undefined): FunctionId | undefined =>
  FUNCTION_IDS.find((known) => known === name);
