import type { Happening } from '../../../shown/happening.ts';
import { isExpected } from '../../words/call-words.ts';
import { functionNode, type EdgeId, type FunctionId, type NodeId } from './shape.ts';

/** One way that something takes; `isBack`: against its direction, as what is read from the table. */
export interface Leg {
  readonly edge: EdgeId;
  readonly isBack: boolean;
}

/** What a happening lights up in the picture. */
export interface Light {
  /** The nodes that it has to do with. */
  readonly nodes: readonly NodeId[];
  /** The ways that something takes, one after the other. */
  readonly legs: readonly Leg[];
  readonly tone: 'ok' | 'trouble';
}

type Of<Kind extends Happening['kind']> = Extract<Happening, { readonly kind: Kind }>;

const on = (...edges: readonly EdgeId[]): readonly Leg[] => edges.map((edge) => ({ edge, isBack: false }));
const back = (edge: EdgeId): readonly Leg[] => [{ edge, isBack: true }];

const light = (
  nodes: readonly (NodeId | undefined)[],
  legs: readonly Leg[] = [],
  isTrouble = false,
): Light => ({
  nodes: nodes.filter((node) => node !== undefined),
  legs,
  tone: isTrouble ? 'trouble' : 'ok',
});

/** Whoever stands before a function of the API. */
const CALLER_OF = { capture: 'browser', orders: 'backend', links: 'mailbox' } as const;

const isBehindApi = (node: FunctionId | undefined): node is keyof typeof CALLER_OF =>
  node !== undefined && node in CALLER_OF;

const RESTORE = 'POST /v1/restore/{token}';

const lightRequest = ({ function: name, route, status }: Of<'request'>): Light => {
  const node = functionNode(name);
  const isTrouble = status === 0 || status >= 400;
  const caller = isBehindApi(node) ? (route === RESTORE ? 'browser' : CALLER_OF[node]) : 'browser';
  // What went well was seen when the function began; the cart that is fetched back is the browser's own call.
  const isNews = isTrouble || !isBehindApi(node) || route === RESTORE;
  return light([caller, 'api', node], isNews ? on(`${caller}→api`) : [], isTrouble);
};

const lightBegun = ({ function: name, trigger }: Of<'invocation-begun'>): Light => {
  const node = functionNode(name);
  switch (trigger) {
    case 'api':
      return isBehindApi(node)
        ? light(['api', node], on(`${CALLER_OF[node]}→api`, `api→${node}`))
        : light(['api', node]);
    case 'stream':
      return light(['stream', node], node === 'schedule' ? on('stream→schedule') : []);
    case 'timer':
      return light(['timers', node], node === 'recover' ? on('timers→recover') : []);
    case 'rule':
      return light(['bus', node], node === 'mail-events' ? on('bus→mail-events') : []);
    case 'redrive':
      return light(
        ['dead-letters', node],
        node === undefined || isBehindApi(node) ? [] : back(`${node}→dead-letters`),
      );
    case 'rate':
    case 'direct':
      return light([node]);
  }
};

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

const dynamoDbLegs = (node: FunctionId, operation: string): readonly Leg[] =>
  READS.has(operation) ? back(`${node}→table`) : on(`${node}→table`);

const MAKES_TIMERS = {
  schedule: 'schedule→timers',
  recover: 'recover→timers',
  sweep: 'sweep→timers',
} as const;

const makesTimers = (node: FunctionId): node is keyof typeof MAKES_TIMERS => node in MAKES_TIMERS;

const lightCall = (call: Of<'call'>): Light => {
  const node = functionNode(call.function);
  const isTrouble = call.outcome === 'no-answer' || (call.outcome === 'error' && !isExpected(call));
  if (node === undefined) return light([]);
  switch (call.service) {
    case 'dynamodb':
      return light([node, 'table'], dynamoDbLegs(node, call.operation), isTrouble);
    case 'scheduler':
      return light([node, 'timers'], makesTimers(node) ? on(MAKES_TIMERS[node]) : [], isTrouble);
    case 'ses':
    case 'sesv2':
      return light([node, 'ses'], node === 'recover' ? on('recover→ses') : [], isTrouble);
    default:
      return light([node], [], isTrouble);
  }
};

const lightTimer = ({ action }: Of<'timer'>): Light => {
  switch (action) {
    case 'created':
    case 'updated':
    case 'deleted':
    case 'fired':
      return light(['timers']);
    case 'doubled':
      return light(['timers', 'recover'], on('timers→recover'), true);
    case 'failed':
    case 'lost':
      return light(['timers', 'recover'], on('timers→recover'), true);
  }
};

/** By a part of the queue's name, which comes from the template. */
const QUEUES: readonly (readonly [
  part: string,
  from: 'schedule' | 'timers' | 'recover' | 'mail-events' | 'sweep',
])[] = [
  ['stream', 'schedule'],
  ['recover', 'recover'],
  ['mailevent', 'mail-events'],
  ['sweep', 'sweep'],
  ['timers', 'timers'],
];

const sourceOf = (queue: string) => {
  // The stack's own name says "recovery".
  const name = queue.replace(/^.*checkout-recovery-/i, '').toLowerCase();
  return QUEUES.find(([part]) => name.includes(part))?.[1];
};

const lightLetter = (queue: string): Light => {
  const source = sourceOf(queue);
  return light(['dead-letters', source], source === undefined ? [] : on(`${source}→dead-letters`), true);
};

/** What of the picture a happening lights up, and which nodes' histories it belongs to. */
export const lightOf = (happening: Happening): Light => {
  switch (happening.kind) {
    case 'request':
      return lightRequest(happening);
    case 'invocation-begun':
      return lightBegun(happening);
    case 'invocation':
      return light([functionNode(happening.function)], [], happening.outcome !== 'ok');
    case 'call':
      return lightCall(happening);
    case 'records':
      return light(['table', 'stream'], on('table→stream'));
    case 'timer':
      return lightTimer(happening);
    case 'decision':
      return light(['table', 'recover']);
    case 'mail':
      return light(['ses', 'mailbox'], on('ses→mailbox'));
    case 'bus-event':
      return light(['ses', 'bus'], happening.source === 'aws.ses' ? on('ses→bus') : []);
    case 'dead-letter':
      return lightLetter(happening.queue);
    case 'redriven':
      return light(['dead-letters']);
    case 'expired':
      return light(['table']);
    // Every line of a log would drown all else; they have a panel of their own.
    case 'log':
    case 'clock':
    case 'faults':
    case 'rebuilt':
    case 'reset':
      return light([]);
  }
};
