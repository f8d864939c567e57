import {
  CRASH,
  INVOKE_TARGET,
  TIMEOUT,
  type DeliveryFault,
  type DeliveryKind,
  type FailingCall,
  type Fault,
  type Hop,
  type Kill,
} from './fault.ts';

/** `call of SendEmail`, and whether it is one or more of them. */
interface Subject {
  readonly next: string;
  readonly isOne: boolean;
}

const nextOf = (count: number, one: string, many: string): Subject =>
  count === 1 ? { next: `next ${one}`, isOne: true } : { next: `next ${count} ${many}`, isOne: false };

const seconds = (ms: number): string => `${ms / 1000} s`;

const whatIsCalled = ({ operation, count }: Pick<FailingCall, 'operation' | 'count'>): Subject =>
  operation === INVOKE_TARGET
    ? nextOf(count, 'delivery of a timer', 'deliveries of timers')
    : nextOf(count, `call of ${operation}`, `calls of ${operation}`);

const failingCallText = (fault: FailingCall): string => {
  const { next, isOne } = whatIsCalled(fault);
  const moment = `${fault.when} ${isOne ? 'it did its' : 'they did their'} work`;
  switch (fault.error) {
    case TIMEOUT:
      return fault.when === 'before'
        ? `The ${next} ${isOne ? 'does' : 'do'} nothing and ${isOne ? 'gets' : 'get'} no answer.`
        : `The ${next} ${isOne ? 'does its' : 'do their'} work and ${isOne ? 'gets' : 'get'} no answer.`;
    case CRASH:
      return `The ${next} ${isOne ? 'kills' : 'kill'} the calling process, ${moment}.`;
    default:
      return `The ${next} ${isOne ? 'fails' : 'fail'} with ${fault.error}, ${moment}.`;
  }
};

const KILLED: Readonly<Record<Kill['when'], string>> = {
  before: 'before its first line',
  during: 'right after its first change took effect',
  after: 'when all is done and nobody has been told',
};

const killText = ({ function: name, when, count }: Kill): string => {
  const { next, isOne } = nextOf(count, 'invocation', 'invocations');
  return `${name} is killed in ${isOne ? 'its' : 'each of its'} ${next}, ${KILLED[when]}.`;
};

const CARRIED: Readonly<Record<Hop, readonly [one: string, many: string]>> = {
  timer: ['due timer', 'due timers'],
  stream: ['batch of the stream', 'batches of the stream'],
  bus: ['event of the bus', 'events of the bus'],
  async: ['event in Lambda’s queue', 'events in Lambda’s queue'],
  api: ['request to the API', 'requests to the API'],
};

const deliveryText = ({ hop, delivery, delayS, function: name, count }: DeliveryFault): string => {
  const [one, many] = CARRIED[hop];
  const { next, isOne } = nextOf(count, one, many);
  const to = name === undefined ? '' : ` for ${name}`;
  const subject = `The ${next}${to}`;
  switch (delivery) {
    case 'lost':
      return `${subject} ${isOne ? 'is' : 'are'} lost.`;
    case 'doubled':
      return `${subject} ${isOne ? 'comes' : 'come'} twice.`;
    case 'late':
      return `${subject} ${isOne ? 'comes' : 'come'} ${delayS ?? 0} s late.`;
    case 'unanswered':
      return `${subject} ${isOne ? 'is' : 'are'} handled, and the answer is lost.`;
  }
};

/** What a waiting fault is going to do: one sentence. */
export const faultText = (fault: Fault): string => {
  switch (fault.kind) {
    case 'failing-call':
      return failingCallText(fault);
    case 'slow-call':
      return `The answer to the ${whatIsCalled(fault).next} comes ${seconds(fault.slowMs)} late.`;
    case 'kill':
      return killText(fault);
    case 'slow-function': {
      const { next, isOne } = nextOf(fault.count, 'invocation', 'invocations');
      return `The ${next} of ${fault.function} ${isOne ? 'begins' : 'begin'} ${seconds(fault.slowMs)} late, while the time-out runs.`;
    }
    case 'throttle':
      return `Lambda refuses the ${nextOf(fault.count, 'invocation', 'invocations').next} of ${fault.function}: too many at once.`;
    case 'delivery':
      return deliveryText(fault);
  }
};

const WENT: Readonly<Record<DeliveryKind, string>> = {
  lost: 'was lost',
  doubled: 'came twice',
  late: 'is late',
  unanswered: 'was handled, and its answer was lost',
};

/** What a fault has just done: one sentence. `function`: whom it met. */
export const usedText = (fault: Fault, met?: string): string => {
  if (fault.kind !== 'delivery') return faultText({ ...fault, count: 1 }).replace('next ', '');
  const [one] = CARRIED[fault.hop];
  return `The ${one}${met === undefined ? '' : ` for ${met}`} ${WENT[fault.delivery]}.`;
};

/** What may go wrong on a hop, as the catalogue tells. */
export const HOP_TEXTS: Readonly<Record<Hop, string>> = {
  timer: 'Scheduler → Lambda: a timer that is due',
  stream: 'DynamoDB stream → Lambda: a batch of changes',
  bus: 'EventBridge → Lambda: an event of SES',
  async: 'Lambda’s own queue → function: timers, events of the bus, the daily run',
  api: 'Caller → API: beacons, orders, links',
};

const DELIVERY_TEXTS: Readonly<Record<DeliveryKind, string>> = {
  lost: 'It never arrives.',
  doubled: 'It is handed over twice.',
  late: 'It arrives later, by the run’s clock.',
  unanswered: 'It is handled, and the caller hears nothing.',
};

const PARTICULAR: Readonly<Record<string, string>> = {
  'timer lost':
    'It is gone and the function hears nothing: worse than AWS promises, and what the sweep is for.',
  'timer doubled': 'It is delivered twice at once: Scheduler promises at least once.',
  'stream doubled': 'The batch is handed over once more though it went well: what follows a lost checkpoint.',
  'api lost': 'The connection breaks before the request is taken in.',
  'api doubled': 'The request arrives twice, one after the other: what somebody on the way repeated.',
  'api unanswered':
    'The request is handled and the connection breaks before the answer: the caller tries again.',
};

export const deliveryKindText = (hop: Hop, delivery: DeliveryKind): string =>
  PARTICULAR[`${hop} ${delivery}`] ?? DELIVERY_TEXTS[delivery];
