import type { Kill } from './fault.ts';
import type { Faults } from './faults.ts';

/** What is to become of one invocation. */
export interface Fate {
  readonly dies?: Kill['when'] | undefined;
  /** How late its handler begins, by the machine's time. */
  readonly slowMs?: number | undefined;
}

/** What faults do to invocations, and which processes they kill in the middle of what they do. */
export interface Fates {
  /** `true`: Lambda is to refuse this invocation. */
  isThrottled(shortName: string): boolean;
  /** Decides about an invocation that a process is about to begin; the process forgets what was decided before. */
  begin(shortName: string, processId: string): Fate;
  /** `true`, once: this call has had its effect, and the process that made it was to be killed right then. */
  isKilledBy(processId: string | undefined, operation: string): boolean;
}

/** Operations that leave all as it was, of every service that the stack calls. */
const READING = /^(Get|BatchGet|TransactGet|Query|Scan|List|Describe)/;

export const createFates = (faults: Pick<Faults, 'takeThrottle' | 'takeKill' | 'takeSlowness'>): Fates => {
  const halfWay = new Set<string>();
  return {
    isThrottled: (shortName) => faults.takeThrottle(shortName) !== undefined,
    begin: (shortName, processId) => {
      const dies = faults.takeKill(shortName)?.when;
      halfWay.delete(processId);
      if (dies === 'during') halfWay.add(processId);
      return { dies, slowMs: faults.takeSlowness(shortName)?.slowMs };
    },
    isKilledBy: (processId, operation) =>
      processId !== undefined && !READING.test(operation) && halfWay.delete(processId),
  };
};
