import type { WaitingFault } from '../shown/answers.ts';
import type {
  DeliveryFault,
  FailingCall,
  Fault,
  Hop,
  Kill,
  SlowCall,
  SlowFunction,
  Throttle,
} from './fault.ts';
import { faultText, usedText } from './fault-words.ts';

/** What is set to go wrong. Faults wait in the order in which they were added; each occasion uses up one. */
export interface Faults {
  add(fault: Fault): void;
  /** For a call of AWS that is about to be made. */
  takeCall(service: string, operation: string): FailingCall | SlowCall | undefined;
  /** For an invocation that is about to find a process, or not. */
  takeThrottle(functionName: string): Throttle | undefined;
  /** For an invocation that a process is about to begin. */
  takeKill(functionName: string): Kill | undefined;
  takeSlowness(functionName: string): SlowFunction | undefined;
  /** For something that a hop is about to hand over to a function. */
  takeDelivery(hop: Hop, functionName: string): DeliveryFault | undefined;
  list(): readonly WaitingFault[];
  /** `false`: there is none with this id. */
  remove(id: string): boolean;
  clear(): void;
}

interface FaultsOptions {
  /** Called whenever one was set, was used or was taken back, with how many wait then and what it has just done. */
  readonly onChange?: (waiting: number, text?: string) => void;
}

interface Waiting<Kind extends Fault = Fault> {
  readonly id: string;
  readonly fault: Kind;
}

const posted = ({ kind: _, ...fault }: Fault): unknown => fault;

/** Names are the short ones throughout. */
export const createFaults = ({ onChange = () => undefined }: FaultsOptions = {}): Faults => {
  let waiting: readonly Waiting[] = [];
  let lastId = 0;

  const change = (changed: readonly Waiting[], text?: string): void => {
    waiting = changed;
    onChange(waiting.length, text);
  };

  const use = ({ id, fault }: Waiting, met?: string): void => {
    const left = fault.count > 1 ? [{ id, fault: { ...fault, count: fault.count - 1 } }] : [];
    change(
      waiting.flatMap((other) => (other.id === id ? left : [other])),
      usedText(fault, met),
    );
  };

  const takeFirst = <Kind extends Fault>(matches: (fault: Fault) => fault is Kind, met?: string) => {
    const found = waiting.find((candidate): candidate is Waiting<Kind> => matches(candidate.fault));
    if (found !== undefined) use(found, met);
    return found?.fault;
  };

  return {
    add: (fault) => {
      lastId += 1;
      change([...waiting, { id: String(lastId), fault }]);
    },
    takeCall: (service, operation) =>
      takeFirst(
        (fault): fault is FailingCall | SlowCall =>
          (fault.kind === 'failing-call' || fault.kind === 'slow-call') &&
          fault.service === service &&
          fault.operation === operation,
      ),
    takeThrottle: (name) =>
      takeFirst((fault): fault is Throttle => fault.kind === 'throttle' && fault.function === name),
    takeKill: (name) => takeFirst((fault): fault is Kill => fault.kind === 'kill' && fault.function === name),
    takeSlowness: (name) =>
      takeFirst((fault): fault is SlowFunction => fault.kind === 'slow-function' && fault.function === name),
    takeDelivery: (hop, name) =>
      takeFirst(
        (fault): fault is DeliveryFault =>
          fault.kind === 'delivery' && fault.hop === hop && [undefined, name].includes(fault.function),
        name,
      ),
    list: () => waiting.map(({ id, fault }) => ({ id, text: faultText(fault), fault: posted(fault) })),
    remove: (id) => {
      const isThere = waiting.some((other) => other.id === id);
      if (isThere) change(waiting.filter((other) => other.id !== id));
      return isThere;
    },
    clear: () => {
      waiting = [];
    },
  };
};
